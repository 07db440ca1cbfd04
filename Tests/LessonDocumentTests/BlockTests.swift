import Testing

@testable import LessonDocument

@Suite struct BlockTests {
  @Test func readsAlertsWithTitles() {
    let reading = Reading(
      """
      > [!EXERCISE] Why is $x$ scaled by *1e5*?
      > Think.
      >
      > > [!solution]
      > > ```swift
      > > 1
      > > ```

      > [!NOTE]
      > Text
      """)
    let expected = """
      exercise: Why is <m x> scaled by <em *1e5*>1e5</em>?
        p: Think.
        solution: 
          run 0
      note: 
        p: Text
      """
    #expect(reading.outline == expected)
    #expect(reading.findings == [])
  }

  @Test func reportsUnknownAlerts() {
    let reading = Reading("> [!EXCERCISE] a\n> b\n")
    #expect(reading.findings == ["4:3 unknown-alert"])
    #expect(reading.diagnostics[0].message.contains("did you mean `EXERCISE`?"))
    #expect(reading.text(reading.diagnostics[0].span) == "[!EXCERCISE]")
    #expect(reading.outline == "quote\n  p: b")
  }

  @Test func leavesQuotationsThatOnlyLookLikeAlerts() {
    #expect(Reading("> \\[!NOTE] a\n").outline == "quote\n  p: [!NOTE] a")
    #expect(Reading("> [!] a\n").outline == "quote\n  p: [!] a")
  }

  @Test func readsListsAndTasks() {
    let reading = Reading("3. a\n4. b\n\n- [ ] c\n- [x] d\n\n  e\n")
    let expected = """
      ol 3
        li
          p: a
        li
          p: b
      ul loose
        li[ ]
          p: c
        li[x]
          p: d
          p: e
      """
    #expect(reading.outline == expected)
  }

  @Test func readsTablesWithCaptions() {
    let reading = Reading("|a|b|\n|:-|-:|\n|1|\n\n: Words *here* {#tbl-w}\n\nSee @tbl-w\n")
    guard case .table(let table) = reading.lesson.document[0] else {
      Issue.record("the table is missing")
      return
    }
    #expect(table.alignments == [.left, .right])
    #expect(table.rows[0].count == 2)
    #expect(table.caption.plainText == "Words here")
    #expect(table.id == "tbl-w")
    #expect(table.number == 1)
    #expect(reading.lesson.document.count == 2)
  }

  @Test func readsFigures() {
    let reading = Reading("![A *cat*](cat.png){#fig-cat}\n\n![b](b.png){#sec-b}\n")
    #expect(reading.outline == "figure fig-cat A cat\nfigure - b")
    #expect(reading.lesson.label("fig-cat")?.title.plainText == "A cat")
    #expect(reading.findings == ["6:12 bad-id"])
  }

  @Test func givesHeadingsGitHubsAnchors() {
    let reading = Reading(
      """
      ## Was ist *das*, bitte?
      ## Äpfel & `Birnen`
      ## Twice
      ## Twice
      ## Twice 1
      ## Twice
      ## !!!
      ## Given {#sec-given}
      Set
      ext
      ---
      """)
    let ids = reading.lesson.document.compactMap {
      if case .heading(let heading) = $0 { heading.id } else { nil }
    }
    #expect(
      ids == [
        "was-ist-das-bitte", "äpfel--birnen", "twice", "twice-1", "twice-1-1", "twice-2", "section",
        "sec-given", "set-ext",
      ])
    #expect(reading.lesson.label("sec-given")?.title.plainText == "Given")
  }

  @Test func reportsDuplicateIDsWithTheFirst() {
    let reading = Reading(
      "# A {#sec-a}\n\n```swift {#fig-a}\n1\n```\n\n~~~swift {#fig-a}\n2\n~~~\n# B {#sec-a}\n")
    #expect(reading.findings == ["10:11 duplicate-id", "13:5 duplicate-id"])
    #expect(reading.sources.location(of: reading.diagnostics[0].notes[0].span).line == 6)
  }

  @Test func reportsAHeadingWithTheIDOfAFigure() {
    #expect(Reading("## A {#fig-a}\n").findings == ["4:6 bad-id"])
  }

  @Test func takesTheTitleFromTheFirstHeading() {
    let reading = Reading(file: "# The $x$ *axis*\n\nText\n")
    #expect(reading.lesson.title == "The x axis")
    #expect(reading.outline == "p: Text")
    #expect(reading.findings == [])
  }

  @Test func countsWords() {
    let reading = Reading(
      "One two-fold don't $x$ *four*five `six seven`.\n\n```swift\nlet eight = 9\n```\n")
    #expect(reading.lesson.wordCount == 8)
    #expect(reading.lesson.readingMinutes == 1)
  }
}
