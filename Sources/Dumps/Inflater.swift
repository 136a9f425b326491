internal import CISAL

/// The members of a gzip stream, inflated one buffer at a time.
///
/// Concatenated members are one stream (RFC 1952, 2.2). Zero padding after the last member is
/// tolerated, as `gzip` does; any other trailing byte is an error, because half a second dump
/// would otherwise be lost in silence. ISA-L inflates three to four times as fast as zlib; it
/// checks the checksum of every member.
@safe struct Inflater: ~Copyable {
    private let stream: UnsafeMutablePointer<inflate_state>
    private let input: UnsafeMutableRawBufferPointer
    private var inputIsAtEnd = false
    private var memberIsOpen = true
    private(set) var compressedBytesConsumed: Int64 = 0

    static let inputCapacity = 256 * 1024

    /// ISA-L leaves the upper parts of wide vector registers in use: all narrow vector instructions
    /// of the thread would then have to keep these parts, and take longer for it.
    ///
    /// Source: Intel 64 and IA-32 Architectures Optimization Reference Manual, "Mixing AVX code with
    /// SSE code"; the same was measured on AMD's processors.
    private static let hasWideRegisters = veedor_has_wide_registers() != 0

    init() {
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: inflate_state())
        unsafe input = .allocate(
            byteCount: Self.inputCapacity,
            alignment: InputFile.bufferAlignment
        )
        unsafe isal_inflate_init(stream)
        unsafe stream.pointee.crc_flag = UInt32(ISAL_GZIP)
    }

    /// Fills `output` from `source`; returns how many bytes were written, 0 at the end.
    mutating func read(
        into output: UnsafeMutableRawBufferPointer,
        from source: borrowing InputFile
    ) throws(DumpError) -> Int {
        unsafe stream.pointee.next_out = unsafe output.baseAddress?.assumingMemoryBound(
            to: UInt8.self
        )
        unsafe stream.pointee.avail_out = UInt32(output.count)
        while unsafe stream.pointee.avail_out > 0 {
            if unsafe stream.pointee.avail_in == 0 { try refill(from: source) }
            let isDry = unsafe stream.pointee.avail_in == 0
            if !memberIsOpen {
                if isDry { break }
                guard try beginNextMember(of: source) else { continue }
            }
            let before = unsafe (stream.pointee.avail_in, stream.pointee.avail_out)
            let status = unsafe isal_inflate(stream)
            if Self.hasWideRegisters { veedor_clear_wide_registers() }
            unsafe compressedBytesConsumed += Int64(before.0) - Int64(stream.pointee.avail_in)
            guard status == ISAL_DECOMP_OK || status == ISAL_END_INPUT else {
                throw DumpError(.corruptGzip, file: source.path, offset: compressedBytesConsumed)
            }
            if unsafe stream.pointee.block_state == ISAL_BLOCK_FINISH {
                memberIsOpen = false
            } else if isDry, unsafe stream.pointee.avail_out == before.1 {
                // Everything inflated so far is handed out first; the next call ends here.
                if unsafe Int(stream.pointee.avail_out) < output.count { break }
                throw DumpError(.truncatedGzip, file: source.path, offset: compressedBytesConsumed)
            }
        }
        return unsafe output.count - Int(stream.pointee.avail_out)
    }

    private mutating func refill(from source: borrowing InputFile) throws(DumpError) {
        guard !inputIsAtEnd else { return }
        let count = try unsafe source.read(into: input)
        inputIsAtEnd = count == 0
        unsafe stream.pointee.next_in = unsafe input.baseAddress?.assumingMemoryBound(
            to: UInt8.self
        )
        unsafe stream.pointee.avail_in = UInt32(count)
    }

    /// Skips zero padding; true when another member begins at the next byte.
    private mutating func beginNextMember(
        of source: borrowing InputFile
    ) throws(DumpError) -> Bool {
        while unsafe stream.pointee.avail_in > 0, unsafe stream.pointee.next_in.pointee == 0 {
            unsafe stream.pointee.next_in += 1
            unsafe stream.pointee.avail_in -= 1
            compressedBytesConsumed += 1
        }
        guard unsafe stream.pointee.avail_in > 0 else { return false }
        guard unsafe stream.pointee.next_in.pointee == 0x1F else {
            throw DumpError(.trailingBytes, file: source.path, offset: compressedBytesConsumed)
        }
        unsafe isal_inflate_reset(stream)
        unsafe stream.pointee.crc_flag = UInt32(ISAL_GZIP)
        memberIsOpen = true
        return true
    }

    deinit {
        unsafe stream.deallocate()
        unsafe input.deallocate()
    }
}
