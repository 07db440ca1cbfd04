/// Which variables and properties have a value at a place of the code.
struct InitializationState {
  /// Those that have one on every way to the place.
  var assigned: Set<ObjectIdentifier> = []
  /// Those that have one on some way to the place.
  var maybeAssigned: Set<ObjectIdentifier> = []
  /// Whether control gets to the place at all.
  var isReachable = true

  mutating func assign(_ key: ObjectIdentifier) {
    assigned.insert(key)
    maybeAssigned.insert(key)
  }

  mutating func forget(_ key: ObjectIdentifier) {
    assigned.remove(key)
    maybeAssigned.remove(key)
  }

  /// The state where two ways meet.
  func joined(_ other: InitializationState) -> InitializationState {
    if !isReachable { return other }
    if !other.isReachable { return self }
    return InitializationState(
      assigned: assigned.intersection(other.assigned),
      maybeAssigned: maybeAssigned.union(other.maybeAssigned))
  }
}

/// What an initializer has to give values to.
struct InitializedSelf {
  let variable: VariableEntity
  let owner: NominalEntity
  /// Stored properties without a value of their own.
  let properties: [VariableEntity]
  /// `super.init` has to be called before `self` can be used.
  let hasSuperclass: Bool
  /// `self.init` has to be called, and gives everything its value.
  let delegates: Bool

  var key: ObjectIdentifier { ObjectIdentifier(variable) }
}
