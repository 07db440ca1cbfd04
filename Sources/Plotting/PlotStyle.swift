/// The classes in the SVG of a plot, and the rules that give them their look.
///
/// Colours come from the page's variables `--ink`, `--soft`, `--rule`, `--accent` and `--class-1` …
/// `--class-6`; `--raised`, the colour under the figure, and `--ui`, the font, have fallbacks.
///
/// | class | on |
/// |---|---|
/// | `plot` | the `svg` element; `narrow` if its `viewBox` is less than 480 wide |
/// | `c1` … `c8` | colour of a class or a series (`c7` is ink, `c8` soft) |
/// | `grid`, `minor`, `axis` | lines of the grid, those between its numbers, the zero lines |
/// | `tick`, `label`, `title`, `legend`, `note` | texts: numbers, names of axes, heading, legend, annotations |
/// | `direct` | the name of a curve at its end |
/// | `line`, `dash1` … `dash3` | curves, and the dashes of the second to fourth one |
/// | `mark`, `dot`, `square`, `stroke`, `solid`, `ring`, `step` | markers, by how their shape is made |
/// | `area`, `bar`, `box` | surfaces under curves, bars, rectangles |
/// | `rule` | lines across the frame |
/// | `plane`, `fires`, `faint` | hyperplanes, the ticks on the firing side, planes for reference |
/// | `band`, `half`, `contour` | bands of probability, their 0.5 line, lines of equal height |
/// | `frame`, `on` | the groups of an animation, the one that is shown |
public enum PlotStyle {
  static let rules = """
    .plot{display:block;width:100%;height:auto}
    .plot text{font:13px var(--ui,system-ui,sans-serif);fill:var(--soft)}
    .plot .label,.plot .legend{fill:var(--ink)}
    .plot .title{fill:var(--ink);font-weight:600}
    .plot .tick{font-variant-numeric:tabular-nums}
    .plot .note{fill:var(--ink);paint-order:stroke;stroke:var(--raised,Canvas);stroke-width:4px;stroke-linejoin:round}
    .plot .direct{fill:currentColor;font-weight:600}
    .plot path{fill:none;stroke-linejoin:round}
    .plot .grid{stroke:var(--rule)}
    .plot .minor{stroke:var(--rule);stroke-opacity:.5}
    .plot .axis{stroke:var(--soft)}
    .plot .line{stroke:currentColor;stroke-width:2;stroke-linecap:round}
    .plot .dash1{stroke-dasharray:7 5;stroke-linecap:butt}
    .plot .dash2{stroke-dasharray:2 4;stroke-linecap:butt}
    .plot .dash3{stroke-dasharray:9 4 2 4;stroke-linecap:butt}
    .plot .dot{stroke:currentColor;stroke-width:7;stroke-linecap:round}
    .plot .square{stroke:currentColor;stroke-width:6.4;stroke-linecap:square}
    .plot .stroke{stroke:currentColor;stroke-width:2}
    .plot .solid{fill:currentColor}
    .plot .ring{stroke:currentColor;stroke-width:2;fill:var(--raised,Canvas)}
    .plot .step{stroke-width:4.4}
    .plot .area{fill:currentColor;fill-opacity:.22}
    .plot .bar{fill:currentColor;fill-opacity:.85}
    .plot .box{fill:var(--accent);fill-opacity:.09;stroke:var(--accent);stroke-opacity:.6}
    .plot .rule{stroke:var(--ink);stroke-width:1.5;stroke-dasharray:1 4;stroke-linecap:round}
    .plot .plane{stroke:var(--ink);stroke-width:2}
    .plot .fires{stroke:var(--ink);stroke-width:1.2}
    .plot .faint{stroke:var(--soft);stroke-width:1.5}
    .plot .plane.dash1{stroke-dasharray:6 4}
    .plot .plane.dash2{stroke-dasharray:2 3}
    .plot .band{fill:currentColor;fill-opacity:.075;fill-rule:evenodd}
    .plot .half{stroke:var(--ink);stroke-width:1.5}
    .plot .contour{stroke:var(--soft);stroke-opacity:.7}
    .plot .frame{display:none}
    .plot .frame.on{display:inline}
    .plot .c1{color:var(--class-1)}
    .plot .c2{color:var(--class-2)}
    .plot .c3{color:var(--class-3)}
    .plot .c4{color:var(--class-4)}
    .plot .c5{color:var(--class-5)}
    .plot .c6{color:var(--class-6)}
    .plot .c7{color:var(--ink)}
    .plot .c8{color:var(--soft)}

    """
}

extension Plot {
  /// The rules a page includes once for all its figures; see `PlotStyle` for the classes.
  public static var stylesheet: String { PlotStyle.rules }
}
