/// A written number, before it becomes a value.
struct WrittenNumber {
    var isNegative = false

    /// How many of the digits stand after the decimal sign; negative where zeros are left out.
    var fractionDigits = 0

    /// All digits in a row, while they fit.
    private var magnitude: UInt64 = 0
    private var digitCount = 0

    /// All digits as text once they are too many for `magnitude`; empty before.
    private var digits: [UInt8] = []

    /// Eighteen digits always fit in 64 bits.
    private static let fittingDigits = 18

    /// Takes symbols and group signs off and checks that only one number is left.
    init?(_ bytes: Span<UInt8>, style: NumberStyle) {
        var index = 0
        var end = bytes.count
        Self.trim(bytes, &index, &end)
        takeMinus(bytes, &index, end)
        for symbol in style.symbols {
            let length = symbol.utf8.count
            if Self.has(symbol, in: bytes, at: index, before: end) { index += length }
            if Self.has(symbol, in: bytes, at: end - length, before: end) { end -= length }
        }
        Self.trim(bytes, &index, &end)
        if !isNegative { takeMinus(bytes, &index, end) }
        var hasFraction = false
        var groupDigits: Int?
        while index < end {
            let byte = bytes[index]
            if (0x30...0x39).contains(byte) {
                append(byte)
                if hasFraction { fractionDigits += 1 }
                groupDigits = groupDigits.map { $0 + 1 }
            } else if byte == style.decimalSign, !hasFraction {
                guard groupDigits == nil || groupDigits == 3 else { return nil }
                groupDigits = nil
                hasFraction = true
            } else if byte == style.groupSign, !hasFraction, digitCount > 0 {
                guard groupDigits == 3 || (groupDigits == nil && digitCount <= 3) else {
                    return nil
                }
                groupDigits = 0
            } else if byte | 0x20 == UInt8(ascii: "e"), style.allowsExponent {
                guard let exponent = Self.exponent(bytes, index + 1, end) else { return nil }
                fractionDigits -= exponent
                index = end - 1
            } else {
                return nil
            }
            index += 1
        }
        guard digitCount > 0, groupDigits == nil || groupDigits == 3 else { return nil }
    }

    /// What a number is as a whole number of 64 bits.
    enum Whole: Equatable {
        case value(Int64)

        /// Digits other than zero are left after the decimal sign.
        case hasFraction

        case tooLarge
    }

    /// The value times ten to the power `scale`.
    func whole(scale: Int = 0) -> Whole {
        guard digits.isEmpty else { return wholeOfDigits(scale: scale) }
        var value = Int64(magnitude)
        var fraction = fractionDigits
        while fraction > scale, value != 0 {
            guard value.isMultiple(of: 10) else { return .hasFraction }
            value /= 10
            fraction -= 1
        }
        while fraction < scale, value != 0 {
            let (product, isTooLarge) = value.multipliedReportingOverflow(by: 10)
            guard !isTooLarge else { return .tooLarge }
            value = product
            fraction += 1
        }
        return .value(isNegative ? -value : value)
    }

    /// The digits as numbers, the decimal sign left out.
    var digitValues: [UInt8] {
        (digits.isEmpty ? Array(String(magnitude).utf8) : digits).map { $0 - 0x30 }
    }

    /// The value where it is a whole number of 64 bits.
    var integer: Int64? {
        guard case .value(let value) = whole() else { return nil }
        return value
    }

    /// The nearest double, correctly rounded; `nil` where it is too large for one.
    var double: Double? {
        // Both numbers are exact and the division rounds once (Clinger, "How to read floating
        // point numbers accurately", 1990).
        if digits.isEmpty, magnitude < 1 << 53, Self.powersOfTen.indices.contains(fractionDigits) {
            let value = Double(magnitude) / Self.powersOfTen[fractionDigits]
            return isNegative ? -value : value
        }
        let text = digits.isEmpty ? String(magnitude) : String(decoding: digits, as: UTF8.self)
        return Double("\(isNegative ? "-" : "")\(text)e\(-fractionDigits)").flatMap {
            $0.isFinite ? $0 : nil
        }
    }

    private static let powersOfTen: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
        1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ]

    private func wholeOfDigits(scale: Int) -> Whole {
        var kept = digits
        var fraction = fractionDigits
        while fraction > scale, let last = kept.popLast() {
            guard last == 0x30 else { return .hasFraction }
            fraction -= 1
        }
        guard fraction <= scale else { return .value(0) }
        kept.append(contentsOf: repeatElement(0x30, count: scale - fraction))
        let sign = isNegative ? "-" : ""
        return Int64(sign + String(decoding: kept, as: UTF8.self)).map(Whole.value) ?? .tooLarge
    }

    private mutating func append(_ digit: UInt8) {
        digitCount += 1
        if digitCount <= Self.fittingDigits {
            magnitude = magnitude * 10 + UInt64(digit - 0x30)
            return
        }
        if digits.isEmpty {
            let text = String(magnitude)
            digits = Array(repeating: 0x30, count: Self.fittingDigits - text.utf8.count)
            digits.append(contentsOf: text.utf8)
        }
        digits.append(digit)
    }

    private mutating func takeMinus(_ bytes: Span<UInt8>, _ index: inout Int, _ end: Int) {
        guard index < end, bytes[index] == UInt8(ascii: "-") else { return }
        isNegative = true
        index += 1
    }

    /// The power of ten after an `e`: a sign, then one to three digits.
    private static func exponent(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int? {
        var index = start
        var sign = 1
        if index < end, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
            sign = bytes[index] == UInt8(ascii: "-") ? -1 : 1
            index += 1
        }
        guard (1...3).contains(end - index) else { return nil }
        var value = 0
        while index < end {
            guard (0x30...0x39).contains(bytes[index]) else { return nil }
            value = value * 10 + Int(bytes[index] - 0x30)
            index += 1
        }
        return sign * value
    }

    private static func trim(_ bytes: Span<UInt8>, _ index: inout Int, _ end: inout Int) {
        while index < end, bytes[index] == 0x20 { index += 1 }
        while index < end, bytes[end - 1] == 0x20 { end -= 1 }
    }

    private static func has(
        _ symbol: String,
        in bytes: Span<UInt8>,
        at start: Int,
        before end: Int
    ) -> Bool {
        var index = start
        guard start >= 0, start + symbol.utf8.count <= end else { return false }
        for byte in symbol.utf8 {
            guard bytes[index] == byte else { return false }
            index += 1
        }
        return true
    }
}
