internal import CExpat
internal import Foundation

/// What a part of a workbook does with its elements.
protocol XMLHandler: AnyObject {
    func begin(_ element: borrowing XMLElement)
    func text(_ bytes: UnsafeBufferPointer<UInt8>)
    func end(_ element: borrowing XMLElement)
}

/// An element's name and attributes as expat lends them for one call.
@safe struct XMLElement: ~Copyable {
    private let name: UnsafePointer<CChar>
    private let attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?

    /// Where it begins, in bytes of the part; 0 at its end.
    let offset: Int64

    fileprivate init(
        name: UnsafePointer<CChar>,
        attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?,
        offset: Int64
    ) {
        unsafe self.name = name
        unsafe self.attributes = attributes
        self.offset = offset
    }

    /// Whether it is this element of SpreadsheetML, in the transitional or the strict namespace
    /// (ISO/IEC 29500-1 and -4).
    func isSpreadsheet(_ local: String) -> Bool {
        unsafe strcmp(name, "http://schemas.openxmlformats.org/spreadsheetml/2006/main|\(local)")
            == 0
            || strcmp(name, "http://purl.oclc.org/ooxml/spreadsheetml/main|\(local)") == 0
    }

    /// The name without its namespace.
    var local: String { unsafe Self.local(name) }

    /// The value of the attribute, whatever its namespace.
    func attribute(_ wanted: String) -> String? {
        guard var pair = unsafe attributes else { return nil }
        while let name = unsafe pair[0], let value = unsafe pair[1] {
            if unsafe Self.local(name) == wanted { return unsafe String(cString: value) }
            unsafe pair += 2
        }
        return nil
    }

    private static func local(_ name: UnsafePointer<CChar>) -> String {
        guard let bar = unsafe strrchr(name, Int32(UInt8(ascii: "|"))) else {
            return unsafe String(cString: name)
        }
        return unsafe String(cString: bar + 1)
    }
}

/// expat as a parser that is pushed one buffer at a time.
///
/// A document type declaration ends the parsing: workbooks have none, and entities that expand
/// into each other come from nowhere else.
@safe struct XMLParser: ~Copyable {
    enum Outcome: Hashable {
        case consumed
        case hasDocumentType
        case malformed(words: String, offset: Int64)
    }

    /// What the callbacks reach.
    @safe private final class Context {
        let handler: any XMLHandler
        let parser: OpaquePointer
        var hasDocumentType = false

        init(_ handler: any XMLHandler, _ parser: OpaquePointer) {
            self.handler = handler
            unsafe self.parser = parser
        }
    }

    private let parser: OpaquePointer
    private let context: Context
    private var bytesParsed: Int64 = 0

    /// The longest tag; expat keeps a tag in memory until it ends.
    static let maxTagBytes: Int64 = 1 << 20

    /// A parser that hands elements to `handler`; `nil` where memory ran out.
    init?(_ handler: any XMLHandler) {
        guard let made = unsafe XML_ParserCreateNS(nil, CChar(bitPattern: UInt8(ascii: "|"))) else {
            return nil
        }
        unsafe parser = made
        unsafe context = Context(handler, made)
        unsafe XML_SetUserData(parser, Unmanaged.passUnretained(context).toOpaque())
        unsafe XML_SetElementHandler(parser, Self.began, Self.ended)
        unsafe XML_SetCharacterDataHandler(parser, Self.hadText)
        unsafe XML_SetStartDoctypeDeclHandler(parser, Self.hadDocumentType)
    }

    /// Parses more bytes; none means the end.
    mutating func parse(_ bytes: [UInt8]) -> Outcome {
        let status = unsafe bytes.withUnsafeBytes { buffer in
            unsafe XML_Parse(
                parser,
                buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
                Int32(buffer.count),
                bytes.isEmpty ? 1 : 0
            )
        }
        if context.hasDocumentType { return .hasDocumentType }
        bytesParsed += Int64(bytes.count)
        let place = unsafe Int64(XML_GetCurrentByteIndex(parser))
        guard status == XML_STATUS_ERROR else {
            return bytesParsed - max(0, place) <= Self.maxTagBytes
                ? .consumed : .malformed(words: "a tag is too long", offset: place)
        }
        let words = unsafe XML_ErrorString(XML_GetErrorCode(parser))
        return .malformed(
            words: unsafe words.map { unsafe String(cString: $0) } ?? "malformed",
            offset: place
        )
    }

    private static func context(_ pointer: UnsafeMutableRawPointer?) -> Context? {
        guard let pointer = unsafe pointer else { return nil }
        return unsafe Unmanaged<Context>.fromOpaque(pointer).takeUnretainedValue()
    }

    private static let began:
        @convention(c) (
            UnsafeMutableRawPointer?, UnsafePointer<CChar>?,
            UnsafeMutablePointer<UnsafePointer<CChar>?>?
        ) -> Void = { pointer, name, attributes in
            guard let context = unsafe context(pointer), let name = unsafe name else { return }
            unsafe context.handler.begin(
                XMLElement(
                    name: name,
                    attributes: attributes,
                    offset: Int64(XML_GetCurrentByteIndex(context.parser))
                )
            )
        }

    private static let ended:
        @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<CChar>?) -> Void = {
            pointer,
            name in
            guard let context = unsafe context(pointer), let name = unsafe name else { return }
            unsafe context.handler.end(XMLElement(name: name, attributes: nil, offset: 0))
        }

    private static let hadText:
        @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<CChar>?, Int32) -> Void = {
            pointer,
            text,
            count in
            guard let context = unsafe context(pointer), let text = unsafe text else { return }
            unsafe text.withMemoryRebound(to: UInt8.self, capacity: Int(count)) { bytes in
                unsafe context.handler.text(
                    UnsafeBufferPointer(start: bytes, count: Int(count))
                )
            }
        }

    private static let hadDocumentType:
        @convention(c) (
            UnsafeMutableRawPointer?, UnsafePointer<CChar>?, UnsafePointer<CChar>?,
            UnsafePointer<CChar>?, Int32
        ) -> Void = { pointer, _, _, _, _ in
            guard let context = unsafe context(pointer) else { return }
            context.hasDocumentType = true
            unsafe XML_StopParser(context.parser, XML_Bool(0))
        }

    deinit {
        unsafe XML_ParserFree(parser)
    }
}
