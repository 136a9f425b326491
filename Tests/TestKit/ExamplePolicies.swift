/// Policies of an example city, independent of the ones we ship.
public enum ExamplePolicies {
    /// A policy with one series, `HUTB` and six digits, registered in `HUT`.
    ///
    /// - Parameters:
    ///   - from: the day it comes into force.
    ///   - until: the first day it is no longer in force.
    ///   - series: further lines of the series, each with its line end.
    ///   - rules: further lines of `licences`, each with its line end.
    /// - Returns: the policy file.
    public static func text(
        from: String = "2012-01-01",
        until: String? = nil,
        series: String = "",
        rules: String = ""
    ) -> String {
        """
        in-force-from: \(from)
        \(until.map { "in-force-until: \($0)" } ?? "")
        legal-sources:
          - {article: an act, address: https://example.org, confidence: found}
        licences:
          register-gap-days: 92
          address-conflict-probability: 0.001
          exemptions:
            - {id: exempt, title: exempt, phrases: [exempt], platform-answer: true}
            - {id: seasonal, title: seasonal, phrases: [seasonal], minimum-nights: 32}
          placeholders:
            - {id: pending, title: applied for, phrases: [pending]}
        \(indented(rules, by: 2))
          series:
            - id: HUTB
              title: a flat
              register: HUT
              serials: {last: 999999}
              never-issued: [HUTB123456]
              spellings:
                - id: plain
                  pattern: 'HUTB[^0-9A-Z]*(?<serial>[0-9]{6})(?<excess>[0-9]*)'
                  normal-form: 'HUTB{serial}'
              repairs:
                - id: zeros-dropped
                  title: zeros dropped
                  pattern: 'HUTB[^0-9A-Z]*(?<serial>[0-9]{1,5})(?![0-9])'
                  normal-form: 'HUTB{serial:6}'
        \(indented(series, by: 6))
            - id: HOTEL
              title: a hotel
              role: other-regime
              spellings:
                - id: plain
                  pattern: '(?<![A-Z])HB-(?<serial>[0-9]{6})'
                  normal-form: 'HB{serial}'
            - id: HUTG
              title: a flat elsewhere
              role: elsewhere
              spellings:
                - id: plain
                  pattern: 'HUTG-(?<serial>[0-9]{6})'
                  normal-form: 'HUTG{serial}'
        """
    }

    private static func indented(_ lines: String, by count: Int) -> String {
        lines.split(separator: "\n").map { String(repeating: " ", count: count) + $0 }
            .joined(separator: "\n")
    }
}
