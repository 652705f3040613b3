use std::alloc::{GlobalAlloc, Layout, System};

/// Counts what is alive.
pub struct Counting;

unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        unsafe { System.dealloc(block, layout) }
    }
}

#[cfg_attr(feature = "counting", global_allocator)]
static GLOBAL: Counting = Counting;

pub fn start() {}
