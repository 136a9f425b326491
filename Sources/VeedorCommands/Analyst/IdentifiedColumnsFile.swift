internal import Analyst
internal import StrictYAML

extension IdentifiedColumns {
    /// Reads `analyses/models/identified-columns.yaml`.
    ///
    /// - Throws: `YAMLError` with every problem.
    init(contentsOf path: String) throws(YAMLError) {
        let document = YAMLDocument(contentsOf: path)
        let root = document.root
        func tables(_ key: String) -> [String: Set<String>] {
            let entries = root.list(key) { entry -> (String, Set<String>)? in
                _ = entry.string("reason")
                return (entry.string("table"), Set(entry.strings("columns")))
            }
            return Dictionary(entries, uniquingKeysWith: { $0.union($1) })
        }
        self.init(pseudonymised: tables("pseudonymised"), secret: tables("secret"))
        root.end()
        try document.finish()
    }
}
