"""The number of elements in a tree of 20,000 levels: with a call for each level, or with a list of what is to do."""

import sys
import threading
import xml.etree.ElementTree as ElementTree

LEVELS = 20_000


def nested():
    root = element = ElementTree.Element("a")
    for _ in range(LEVELS):
        element = ElementTree.SubElement(element, "a")
    return root


def recursion(element):
    below = [recursion(child) for child in element]
    return 1 + sum(below)


def loop(root):
    count, open_elements = 0, [root]
    while open_elements:
        count += 1
        open_elements.extend(open_elements.pop())
    return count


def main():
    root = nested()
    sys.setrecursionlimit(3 * LEVELS)
    mode = sys.argv[1]
    print(f"{recursion(root) if mode == 'recursion' else loop(root) if mode == 'loop' else 0}\n", flush=True)
    sys.stdin.readline()


threading.stack_size(1 << 29)
thread = threading.Thread(target=main)
thread.start()
thread.join()
