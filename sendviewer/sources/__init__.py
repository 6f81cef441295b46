"""Files in, facts out: the key-facts package. Knows nothing of Qt or of how facts are shown.

What is read at every start is declared as msgspec structs, not as dataclasses: declaring a
dataclass takes forty times as long, which a window that opens at once would notice.
"""
