// A lesson imports this module alone and makes a `SeededGenerator` of its own.
@_exported import PortableMath
