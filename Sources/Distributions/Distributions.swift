internal import CGSL

/// The distributions of test statistics, by the GNU Scientific Library (its manual, "Cumulative
/// Distribution Functions").
public enum Distributions {
    /// The t value that is passed, on both sides together, with a probability.
    public static func student(quantileTwoSided probability: Double, degrees: Double) -> Double {
        gsl_cdf_tdist_Qinv(probability / 2, degrees)
    }
}
