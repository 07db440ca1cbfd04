print("must not run")
class Base { final func f() {} }
class Derived: Base {
  override func f() {}
}
