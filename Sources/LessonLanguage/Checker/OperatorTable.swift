import Diagnostics

/// Precedence and associativity of the infix operators, standard and declared.
struct OperatorTable {
  struct Group {
    var associativity: PrecedenceGroupSyntax.Associativity
    var rank: Double
  }

  private var groups: [String: Group] = [
    "AssignmentPrecedence": Group(associativity: .right, rank: 10),
    "FunctionArrowPrecedence": Group(associativity: .right, rank: 15),
    "TernaryPrecedence": Group(associativity: .right, rank: 20),
    "DefaultPrecedence": Group(associativity: .none, rank: 25),
    "LogicalDisjunctionPrecedence": Group(associativity: .left, rank: 30),
    "LogicalConjunctionPrecedence": Group(associativity: .left, rank: 40),
    "ComparisonPrecedence": Group(associativity: .none, rank: 50),
    "NilCoalescingPrecedence": Group(associativity: .right, rank: 60),
    "CastingPrecedence": Group(associativity: .none, rank: 70),
    "RangeFormationPrecedence": Group(associativity: .none, rank: 80),
    "AdditionPrecedence": Group(associativity: .left, rank: 90),
    "MultiplicationPrecedence": Group(associativity: .left, rank: 100),
    "BitwiseShiftPrecedence": Group(associativity: .none, rank: 110),
  ]

  private var infix: [String: String] = [
    "=": "AssignmentPrecedence", "+=": "AssignmentPrecedence", "-=": "AssignmentPrecedence",
    "*=": "AssignmentPrecedence", "/=": "AssignmentPrecedence", "%=": "AssignmentPrecedence",
    "&=": "AssignmentPrecedence", "|=": "AssignmentPrecedence", "^=": "AssignmentPrecedence",
    "<<=": "AssignmentPrecedence", ">>=": "AssignmentPrecedence", "&+=": "AssignmentPrecedence",
    "&-=": "AssignmentPrecedence", "&*=": "AssignmentPrecedence",
    "||": "LogicalDisjunctionPrecedence", "&&": "LogicalConjunctionPrecedence",
    "==": "ComparisonPrecedence", "!=": "ComparisonPrecedence", "===": "ComparisonPrecedence",
    "!==": "ComparisonPrecedence", "<": "ComparisonPrecedence", ">": "ComparisonPrecedence",
    "<=": "ComparisonPrecedence", ">=": "ComparisonPrecedence", "~=": "ComparisonPrecedence",
    "??": "NilCoalescingPrecedence", "..<": "RangeFormationPrecedence",
    "...": "RangeFormationPrecedence", "+": "AdditionPrecedence", "-": "AdditionPrecedence",
    "&+": "AdditionPrecedence", "&-": "AdditionPrecedence", "|": "AdditionPrecedence",
    "^": "AdditionPrecedence", "*": "MultiplicationPrecedence", "/": "MultiplicationPrecedence",
    "%": "MultiplicationPrecedence", "&": "MultiplicationPrecedence",
    "&*": "MultiplicationPrecedence", "<<": "BitwiseShiftPrecedence",
    ">>": "BitwiseShiftPrecedence", "&<<": "BitwiseShiftPrecedence",
    "&>>": "BitwiseShiftPrecedence", ".+": "AdditionPrecedence",
  ]

  static let ternary = "TernaryPrecedence"
  static let casting = "CastingPrecedence"
  static let assignment = "AssignmentPrecedence"

  func isInfix(_ name: String) -> Bool { infix[name] != nil }

  /// Returns the group's rank and associativity; a higher rank binds tighter.
  func group(_ name: String) -> Group {
    groups[name] ?? Group(associativity: .none, rank: 25)
  }

  func group(ofOperator name: String) -> Group { group(infix[name] ?? "DefaultPrecedence") }

  mutating func declare(_ operatorSyntax: OperatorSyntax) {
    guard operatorSyntax.fixity == .infix else { return }
    infix[operatorSyntax.name.text] = operatorSyntax.precedenceGroup?.text ?? "DefaultPrecedence"
  }

  mutating func declare(_ syntax: PrecedenceGroupSyntax) {
    var rank = 25.0
    if let lower = syntax.higherThan.first {
      let base = group(lower.text).rank
      let above = groups.values.map { $0.rank }.filter { $0 > base }.min() ?? base + 10
      rank = (base + above) / 2
    } else if let higher = syntax.lowerThan.first {
      let base = group(higher.text).rank
      let below = groups.values.map { $0.rank }.filter { $0 < base }.max() ?? base - 10
      rank = (base + below) / 2
    }
    groups[syntax.name.text] = Group(associativity: syntax.associativity, rank: rank)
  }
}
