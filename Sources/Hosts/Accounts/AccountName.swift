internal import Foundation

/// A name in its parts, folded: no accents, small letters, any alphabet written in Latin letters.
struct AccountName: Hashable {
    /// The first name shown.
    var given = ""

    /// The other names, in the order given; empty where none is known.
    var family: [String] = []

    /// The first letter of the family name, where the name shown gives no more.
    var initial: Character?

    /// The family names in one.
    var familyText: String { family.joined() }

    /// Reads the name of an account: the legal name where there is one, else what the e-mail
    /// address says beyond the given name.
    init(_ record: AccountRecord, joiners: [String]) {
        let shown = Self.first(of: record.displayName, joiners: joiners)
        let words = Self.words(shown)
        let isInitial = words.count == 2 && words[1].count == 1
        var full = Self.words(record.legalName)
        if full.isEmpty, words.count > 1, !isInitial { full = words }
        given = words.first ?? full.first ?? ""
        if isInitial { initial = words[1].first }
        if !full.isEmpty {
            family = Self.others(than: given, in: full)
        } else if let rest = Self.rest(of: record.email, after: given) {
            family = [rest]
        }
        if initial == nil { initial = family.first?.first }
    }

    /// The words but the one that is the given name, or nearest to it.
    private static func others(than given: String, in words: [String]) -> [String] {
        let distances = words.map { EditDistance.between(Array($0.utf8), Array(given.utf8)) }
        guard let least = distances.min(), least <= 2,
            let index = distances.firstIndex(of: least)
        else { return words }
        return words.indices.filter { $0 != index }.map { words[$0] }
    }

    /// What the local part of an address says after the given name, letters only.
    private static func rest(of email: String, after given: String) -> String? {
        guard let local = email.split(separator: "@").first, !given.isEmpty else { return nil }
        let letters = words(String(local)).joined().filter { !$0.isNumber }
        guard letters.hasPrefix(given), letters.count > given.count else { return nil }
        return String(letters.dropFirst(given.count))
    }

    /// The first of several people who share a name shown.
    private static func first(of name: String, joiners: [String]) -> String {
        let cuts = joiners.compactMap { name.range(of: $0, options: .caseInsensitive)?.lowerBound }
        return cuts.min().map { String(name[..<$0]) } ?? name
    }

    /// The words of a text, folded.
    static func words(_ text: String) -> [String] {
        folded(text).split { !($0.isLetter || $0.isNumber) }.map(String.init)
    }

    /// A text in small Latin letters without accents.
    static func folded(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
        let latin = text.applyingTransform(.toLatin, reverse: false) ?? text
        var letters = String.UnicodeScalarView()
        let plain = latin.lowercased().decomposedStringWithCompatibilityMapping
        for scalar in plain.unicodeScalars {
            if let letter = strokes[scalar] {
                letters.append(contentsOf: letter.unicodeScalars)
            } else if scalar.properties.generalCategory != .nonspacingMark {
                letters.append(scalar)
            }
        }
        return String(letters)
    }

    /// Letters that no decomposition parts from their stroke.
    private static let strokes: [Unicode.Scalar: String] = [
        "ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "ł": "l", "đ": "d", "ð": "d", "þ": "th",
        "ħ": "h", "ı": "i",
    ]
}
