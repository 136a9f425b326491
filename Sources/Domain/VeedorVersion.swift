/// The version of the tool, written into every load and every report.
///
/// It changes whenever the same input could give a different result.
public enum VeedorVersion {
    /// Semantic version, without a leading `v`.
    public static let current = "0.1.0"
}
