"""The rules of the programme, as pure functions over plain values, and what they find before an event is published."""
