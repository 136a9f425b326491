/// Texts that somebody writes into a dump to do harm where it is read.
public enum HostileTexts {
    /// One or more of every kind.
    public static let all =
        formulas + pages + fields + marks + statements + [terminal, long, joined]

    /// What spreadsheets take for formulas.
    public static let formulas = [
        "=HYPERLINK(\"http://evil\")", "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1+1",
        "\r=1+1",
        "\n=1+1", "＝1+1", "＋1", "＠SUM(A1)", "   =1+1", "\u{A0}=1+1", "\u{3000}=1+1", "\u{200B}=1+1",
        "\u{0}=1+1", "\"=1+1\"", "'=1+1", "x;=1+1", "x; =1+1;@y", "|calc", "%0a=1",
    ]

    /// What browsers take for tags, attributes, addresses.
    public static let pages = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)",
        "</script><script>alert(1)//", "</style><style>*{display:none}", "<!-- never closed",
        "]]><svg onload=alert(1)>", "</title></desc></svg><script>x</script>",
        "<a href=\"javascript:alert(1)\">x</a>", "javascript:alert(1)", "data:text/html,<script>x",
        "&lt;b&gt; &amp; &#60;script&#62;", "{{title}} {{{style}}} {{/rows}}", "<![CDATA[x",
        "\"\u{301} onmouseover=\"alert(1)", "<\u{301}script>alert(1)</script>",
        "\u{600}<script>alert(1)</script>", "\u{600}\" onfocus=\"alert(1)", "'\u{20DD}><img src=x>",
    ]

    /// What ends a field or a line of a file.
    public static let fields = [
        "a,b", "a;b", "a\tb", "a\nb", "a\r\nb", "\"", "\"\"\",\"", "a\",\"b", "\"\u{301},=1+1,\"",
        "a\u{2028}b\u{2029}c", "\u{85}next",
    ]

    /// What Markdown takes for a mark.
    public static let marks = [
        "[x](javascript:alert(1))", "![x](http://evil/x.png)", "a | b | `c` *d* _e_ ~~f~~",
        "|\u{301}x|",
        "\\| x", "# heading", "```", "[\u{301}x](http://evil)", "<http://evil>",
    ]

    /// What looks like a statement.
    public static let statements = [
        "'; drop table finding; --", "\" or 1=1 --", "?1", ":name", "%s%n",
        "Robert'); delete from load;",
    ]

    /// What moves a cursor, turns text round, hides it.
    public static let terminal =
        "\u{1B}[2J\u{1B}]0;title\u{7}\u{9B}31m\u{202E}txt.exe\u{2066}\u{200B}\u{FEFF}\u{E0041}"

    /// A hundred kilobytes.
    public static let long = String(repeating: "long ", count: 20_000)

    /// A hundred thousand accents over one letter.
    public static let joined = "z" + String(repeating: "\u{301}", count: 50_000)
}
