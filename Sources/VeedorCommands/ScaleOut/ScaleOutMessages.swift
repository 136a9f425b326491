internal import ScaleOut

extension Messages {
    /// The words for analyses that were not run elsewhere.
    static func scaleOut(_ error: ScaleOutError) -> Message {
        switch error {
        case .noFiles(let folder):
            Message(
                error: "\(folder): holds no CSV files",
                help: "a table is a folder with its name, of .csv or .csv.gz files"
            )
        case .notPortable(let name):
            Message(
                error: "the analysis '\(name)' does not say that it runs on Spark",
                help: "where its statement is portable, add spark to 'portable' in its header"
            )
        case .foreign(let word, let name):
            Message(
                error:
                    "the analysis '\(name)' says that it is portable, and Spark does not know \(word)",
                help: "write it in SQL that both know, or take spark out of its header"
            )
        }
    }
}
