//! Writes a report of 400,000 rows; says how many bytes were asked of the allocator on the way.

use std::alloc::{GlobalAlloc, Layout, System};
use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, BufWriter, Write as _};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

struct Counting;

static ASKED: AtomicUsize = AtomicUsize::new(0);

// SAFETY: every call is handed to the system's allocator as it is.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ASKED.fetch_add(layout.size(), Relaxed);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        unsafe { System.dealloc(memory, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

const ROWS: usize = 400_000;
const FEW_ROWS: usize = 20_000;

fn row(number: usize) -> String {
    format!("| {number:06} | passed | took {} ms |", number % 977)
}

fn main() -> io::Result<()> {
    let mode = std::env::args().nth(1).unwrap_or_default();
    let mut report = BufWriter::new(File::create("/dev/null")?);
    match mode.as_str() {
        "whole" => {
            let rows: Vec<String> = (0..ROWS).map(row).collect();
            report.write_all(format!("# Report\n\n{}\n", rows.join("\n")).as_bytes())?;
        }
        "parts" => {
            report.write_all(b"# Report\n\n")?;
            for number in 0..ROWS {
                writeln!(report, "{}", row(number))?;
            }
        }
        "reformatted" => {
            let mut text = String::new();
            for number in 0..FEW_ROWS {
                text = format!("{text}{}\n", row(number));
            }
        }
        "appended" => {
            let mut text = String::new();
            for number in 0..FEW_ROWS {
                let _ = writeln!(text, "{}", row(number));
            }
        }
        _ => {}
    }
    println!("{} MiB asked for in total\n", ASKED.load(Relaxed) >> 20);
    io::stdin().read_line(&mut String::new()).map(drop)
}
