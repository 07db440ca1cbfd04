import Foundation
import Testing

@testable import CourseSite

/// The contrast of WCAG 2 between the variables of `style.css`, in every theme that it defines.
@Suite struct StylesheetTests {
  private func themes() throws -> [[String: String]] {
    let style = try TestCourse.templates().text("style.css")
    return style.matches(of: /\{((?:\s*(?:color-scheme|--[a-z0-9-]+):[^;}]*;)+)\s*\}/).map {
      block in
      Dictionary(
        block.1.matches(of: /--([a-z0-9-]+):\s*#([0-9a-f]{6})/).map {
          (String($0.1), String($0.2))
        }, uniquingKeysWith: { first, _ in first })
    }.filter { $0["paper"] != nil }
  }

  private func luminance(_ color: String) throws -> Double {
    let value = try #require(Int(color, radix: 16))
    let channels = [value >> 16, value >> 8 & 255, value & 255].map { (byte: Int) -> Double in
      let share = Double(byte) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
  }

  private func contrast(_ first: String, _ second: String) throws -> Double {
    let pair = [try luminance(first), try luminance(second)].sorted()
    return (pair[1] + 0.05) / (pair[0] + 0.05)
  }

  @Test func textsAreLegibleInEveryTheme() throws {
    let themes = try themes()
    #expect(themes.count == 4)
    let words = [
      "ink", "soft", "accent", "note", "tip", "important", "warning", "caution", "keyword",
      "number", "string", "comment", "type", "class-1", "class-2", "class-3", "class-4", "class-5",
      "class-6",
    ]
    for theme in themes {
      for word in words {
        let isForCode = ["keyword", "number", "string", "comment", "type", "soft"].contains(word)
        for ground in ["paper", "raised"] + (isForCode ? ["sunken"] : []) {
          let color = try #require(theme[word], "\(word) is missing")
          let ratio = try contrast(color, try #require(theme[ground]))
          let needed = word.hasPrefix("class-") && ground == "paper" ? 3 : 4.5
          #expect(ratio >= needed, "\(word) #\(color) on \(ground): \(ratio)")
        }
      }
    }
  }

  @Test func bothDarkThemesAreTheSame() throws {
    let themes = try themes()
    #expect(themes[1] == themes[2])
    #expect(themes[0] != themes[1])
  }
}
