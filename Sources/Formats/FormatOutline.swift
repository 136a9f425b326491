internal import Foundation
public import StrictYAML

/// What tells a format from others; the rest is read when a file is of that format.
public struct FormatOutline: Sendable {
    /// `<publisher>.<dataset>`, the name of its folder.
    public let id: String

    /// How bytes become rows.
    public let container: Container

    /// How the format is told from others.
    public let header: HeaderSignature

    private let rest: Rest

    private enum Rest {
        case read(FormatDescriptor)
        case folder(String)
    }

    /// The outline of a format that was read.
    init(_ descriptor: FormatDescriptor) {
        self.init(
            id: descriptor.id,
            container: descriptor.container,
            header: descriptor.header,
            rest: .read(descriptor)
        )
    }

    private init(id: String, container: Container, header: HeaderSignature, rest: Rest) {
        self.id = id
        self.container = container
        self.header = header
        self.rest = rest
    }

    /// Reads the outline of `<folder>/<name>/format.yaml`; the whole file where that says nothing.
    ///
    /// - Throws: `YAMLError` with every problem of the file.
    init(_ name: String, in folder: String) throws(YAMLError) {
        let path = "\(folder)/\(name)/format.yaml"
        let told = FileManager.default.contents(atPath: path).flatMap { data in
            YAMLDocument.read(
                ["container", "header"],
                of: String(decoding: data, as: UTF8.self),
                file: path
            ) { root in
                (Container(root.mapping("container")), HeaderSignature(root.mapping("header")))
            }
        }
        guard let (container, header) = told, !header.required.isEmpty else {
            self.init(try Self.descriptor(name, in: folder))
            return
        }
        self.init(id: name, container: container, header: header, rest: .folder(folder))
    }

    /// The whole format.
    ///
    /// - Throws: `YAMLError` with every problem of its file.
    public func descriptor() throws(YAMLError) -> FormatDescriptor {
        switch rest {
        case .read(let descriptor): descriptor
        case .folder(let folder): try Self.descriptor(id, in: folder)
        }
    }

    /// Reads a whole format.
    static func descriptor(
        _ name: String,
        in folder: String
    ) throws(YAMLError) -> FormatDescriptor {
        let path = "\(folder)/\(name)/format.yaml"
        let descriptor = try FormatDescriptor(document: YAMLDocument(contentsOf: path))
        guard descriptor.id == name else {
            throw YAMLError(problems: [
                YAMLProblem(
                    file: path,
                    line: 1,
                    path: "id",
                    message: "is '\(descriptor.id)', but the folder is '\(name)'"
                )
            ])
        }
        return descriptor
    }
}
