/// Bytes that can be read from front to back, more than once: a file, or what a file is turned into on the way.
public protocol ByteBlocks {
  /// Calls `body` with each block, from the byte `offset` on, until it returns false or the bytes end.
  ///
  /// The view that `body` gets is valid only during the call.
  func read(from offset: Int, _ body: (UnsafeRawBufferPointer) throws -> Bool) throws
}

extension ByteBlocks {
  /// Calls `body` with each block from the first byte on.
  public func read(_ body: (UnsafeRawBufferPointer) throws -> Bool) throws { try read(from: 0, body) }
}
