import threading

from samples import Samples


def packets(ready: threading.Event, packets: list[bytes], samples: Samples) -> None:
    buffer = bytearray()
    for packet in packets:
        buffer.extend(packet)
        samples.record(len(buffer))
        buffer.clear()
    ready.clear()
