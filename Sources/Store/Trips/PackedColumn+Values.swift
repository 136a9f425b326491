extension PackedColumn {
    /// The least and the greatest of some values, and whether all of them tell something.
    struct ValueRange {
        let least: Int64
        let greatest: Int64
        let isComplete: Bool

        /// The bits of a code.
        let width: Int

        /// - Returns: `nil` where no value tells anything.
        init?(_ values: UnsafeBufferPointer<Int64>) {
            // "Not told" is the least number of all.
            var (least, greatest) = unsafe Self.bounds(values)
            guard greatest != missing else { return nil }
            isComplete = least != missing
            // One less than the least number of all is the greatest.
            if !isComplete { unsafe least = Self.bounds(values, less: 1).least + 1 }
            self.least = least
            self.greatest = greatest
            let range = UInt64(bitPattern: greatest &- least)
            width =
                range >> 62 > 0
                ? 64 : UInt64.bitWidth - (range + (isComplete ? 0 : 1)).leadingZeroBitCount
        }

        /// Finds the bounds of numbers, "not told" among them.
        ///
        /// - Parameters:
        ///   - values: the numbers.
        ///   - difference: taken from each of them.
        /// - Returns: the least and the greatest.
        @inline(never)
        private static func bounds(
            _ values: UnsafeBufferPointer<Int64>,
            less difference: Int64 = 0
        ) -> (least: Int64, greatest: Int64) {
            if let first = unsafe values.first, unsafe isConstant(values, first) {
                return (first &- difference, first &- difference)
            }
            // Even and odd places by themselves: each bound would have to wait for the one before.
            var (least, greatest) = (Int64.max, Int64.min)
            var (otherLeast, otherGreatest) = (least, greatest)
            var index = 0
            while index + 2 <= values.count {
                let value = unsafe values[index] &- difference
                let other = unsafe values[index + 1] &- difference
                least = min(least, value)
                greatest = max(greatest, value)
                otherLeast = min(otherLeast, other)
                otherGreatest = max(otherGreatest, other)
                index += 2
            }
            if index < values.count {
                let value = unsafe values[index] &- difference
                least = min(least, value)
                greatest = max(greatest, value)
            }
            return (min(least, otherLeast), max(greatest, otherGreatest))
        }

        /// Whether all values are the same, as in columns that a format fills with a constant: to find
        /// that out takes a fraction of the time that bounds take.
        private static func isConstant(
            _ values: UnsafeBufferPointer<Int64>,
            _ first: Int64
        ) -> Bool {
            guard unsafe values.prefix(4).allSatisfy({ $0 == first }) else { return false }
            var differing: Int64 = 0
            for index in 0..<values.count { unsafe differing |= values[index] ^ first }
            return differing == 0
        }
    }

    /// The different values of a column in their order, where they are few; each has a slot of its
    /// own, found by a multiplication.
    struct ShortList {
        private(set) var values: [Int64] = []
        private var factor: UInt64 = 0x9E37_79B9_7F4A_7C15
        private var slots = freeSlots

        private static let slotCount = 256
        private static let mostFactors = 64

        /// So many values are looked at before a factor is looked for: most columns of many different
        /// values show it by then.
        private static let looked = 64

        /// A free slot holds a value of another one.
        ///
        /// An odd factor has 0 in the first slot and "not told", the highest bit alone, in the middle
        /// one, which is kept for it.
        private static let freeSlots: [Int64] = {
            var slots = [Int64](repeating: 0, count: slotCount)
            slots[0] = missing
            slots[slotCount / 2] = missing
            return slots
        }()

        /// - Returns: `nil` where they are too many.
        init?(_ all: UnsafeBufferPointer<Int64>) {
            let looked = min(Self.looked, all.count)
            for index in 0..<looked {
                let value = unsafe all[index]
                guard value != missing, !values.contains(value) else { continue }
                guard values.count < longestList else { return nil }
                values.append(value)
            }
            guard separate() else { return nil }
            for index in looked..<all.count {
                let value = unsafe all[index]
                guard slots[slot(value)] != value else { continue }
                guard values.count < longestList else { return nil }
                values.append(value)
                guard put(value) || separate() else { return nil }
            }
            values.sort()
        }

        /// How many bits a place in the list needs.
        func width(isComplete: Bool) -> Int {
            let last = UInt64(values.count - 1) + (isComplete ? 0 : 1)
            return UInt64.bitWidth - last.leadingZeroBitCount
        }

        @inline(__always)
        func slot(_ value: Int64) -> Int {
            Int(truncatingIfNeeded: (UInt64(bitPattern: value) &* factor) &>> 56)
        }

        /// The code of each value in its slot; that of "not told" is 0.
        func codes(isComplete: Bool) -> [UInt64] {
            var codes = [UInt64](repeating: 0, count: Self.slotCount)
            for (place, value) in values.enumerated() {
                codes[slot(value)] = UInt64(place) + (isComplete ? 0 : 1)
            }
            return codes
        }

        /// Puts a value into its slot; false where another one is there.
        private mutating func put(_ value: Int64) -> Bool {
            let slot = slot(value)
            guard slots[slot] == Self.freeSlots[slot], slot != Self.slotCount / 2 else {
                return false
            }
            slots[slot] = value
            return true
        }

        /// Looks for a factor that gives every value a slot of its own.
        private mutating func separate() -> Bool {
            for _ in 0..<Self.mostFactors {
                slots = Self.freeSlots
                if values.allSatisfy({ put($0) }) { return true }
                factor = factor &* 0xD134_2543_DE82_EF95 | 1
            }
            return false
        }
    }

    /// Codes one behind the other, the lowest bit first.
    @safe struct BitStore {
        private var target: UnsafeMutableRawPointer
        private var held: UInt64 = 0
        private var bits = 0

        init(_ target: UnsafeMutableRawPointer) {
            unsafe self.target = target
        }

        /// Adds the lowest bits of a number, 56 at most; those above must be zero.
        @inline(__always)
        mutating func put(_ value: UInt64, _ width: Int) {
            held |= value &<< UInt64(bits)
            bits &+= width
            unsafe target.storeBytes(of: held.littleEndian, as: UInt64.self)
            unsafe target += bits &>> 3
            held = held &>> UInt64(bits & ~7)
            bits &= 7
        }
    }
}
