print("must not run")
struct Safe {
  private func open() {}
}
let safe = Safe()
safe.open()
