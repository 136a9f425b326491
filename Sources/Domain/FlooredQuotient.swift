extension Int64 {
    /// Divides and rounds towards minus infinity, as days and hours before 1970 need it.
    ///
    /// - Parameter divisor: above zero.
    /// - Returns: the quotient.
    @inlinable @inline(__always)
    public func flooredQuotient(by divisor: Int64) -> Int64 {
        self >= 0 ? self / divisor : -((divisor - 1 - self) / divisor)
    }
}
