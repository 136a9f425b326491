/// Why a recognised file could not be loaded.
public enum IngestionError: Error, Hashable, Sendable {
    /// Nothing says which day the file describes.
    case noSnapshotDate(file: String, format: String)

    /// No row below the header.
    case noRows(file: String, format: String)

    /// Every row was rejected; the commonest reason is given.
    case everyRowRejected(file: String, format: String, rows: Int, field: String?, code: String)

    /// Veedor cannot read this kind of container.
    case unreadableContainer(file: String, format: String)

    /// The store holds another city.
    case otherCity(store: String, asked: String)
}
