/// Elementary functions whose results are the same bits on every machine.
///
/// Only IEEE 754 additions, multiplications, divisions and square roots are used, each rounded once:
/// no C library, no fused multiply-add. Errors stay below one unit in the last place.
public enum PortableMath {}
