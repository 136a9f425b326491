/// A short text in JSON (RFC 8259), written again and again into the same memory.
@safe struct JSONText: ~Copyable {
    /// Bytes that a number takes at most.
    static let mostOfNumber = 20

    private let memory: UnsafeMutableRawBufferPointer
    private var count = 0

    /// Room for a text; whoever writes more than that ends the program.
    init(capacity: Int) {
        unsafe memory = .allocate(byteCount: capacity, alignment: 1)
    }

    /// What was written, until the next change.
    var bytes: UnsafeRawBufferPointer {
        unsafe UnsafeRawBufferPointer(rebasing: memory[..<count])
    }

    mutating func removeAll() { count = 0 }

    mutating func put(_ byte: UInt8) {
        unsafe precondition(count < memory.count)
        unsafe memory[count] = byte
        count += 1
    }

    mutating func put(_ number: Int64) {
        unsafe precondition(Self.mostOfNumber <= memory.count - count)
        // Most numbers have one digit.
        guard number > 9 || number < 0 else {
            return put(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number))
        }
        if number < 0 { put(UInt8(ascii: "-")) }
        var (rest, digits) = (number.magnitude, 1)
        while rest > 9 {
            rest /= 10
            digits += 1
        }
        rest = number.magnitude
        var place = count + digits
        count = place
        repeat {
            place -= 1
            unsafe memory[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        } while rest > 0
    }

    deinit {
        unsafe memory.deallocate()
    }
}
