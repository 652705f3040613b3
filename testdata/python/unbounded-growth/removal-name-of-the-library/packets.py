import threading

from samples import SampleLog

SAMPLES = SampleLog()


def packets(ready: threading.Event, packets: list[bytes]) -> None:
    buffer = bytearray()
    for packet in packets:
        buffer.extend(packet)
        SAMPLES.record(len(buffer))
        buffer.clear()
    ready.clear()
