/// What of each lot expires unused when those that expire first are used first.
public enum ExpiryLoss {
  /// The units of each lot that expire unused.
  ///
  /// Let Q_k be the units of the first k lots by expiry, D_k the demand up to the end of lot k's last month, and U_k what
  /// has expired by then, U_0 = 0. Then U_k = max(U_{k−1}, Q_k − D_k) = max_{j≤k}(Q_j − D_j)⁺, and lot k loses U_k − U_{k−1}:
  /// - If units of the first k lots are left then, all demand so far was met from them: D_k were used, U_{k−1} had expired
  ///   before, so Q_k − U_{k−1} − D_k > 0 expire now and U_k = Q_k − D_k.
  /// - If none are left, nothing expires now, U_k = U_{k−1}, and no more of them was used than was asked for: Q_k − U_{k−1} ≤ D_k.
  ///
  /// What arrives later changes nothing of it as long as it expires later.
  ///
  ///     ExpiryLoss.losses(units: [10, 20], demand: [6, 15])  // [4, 11]
  ///
  /// - Parameters:
  ///   - units: of each lot, in the order in which they expire.
  ///   - demand: the total up to the end of each lot's last month, never falling; 0 for a lot that has expired already.
  public static func losses(units: [Double], demand: [Double]) -> [Double] {
    var (held, expired) = (0.0, 0.0)
    return zip(units, demand).map { units, demand in
      held += units
      let before = expired
      expired = max(expired, held - demand)
      return expired - before
    }
  }
}
