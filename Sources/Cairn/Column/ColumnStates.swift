/// The state of a column that takes no NULL, which is how every column begins.
public enum NotNull {}

/// The state of a column behind `.nullable()`.
public enum Nullable {}

/// The state of a column without a default, which is how every column begins.
public enum NoDefault {}

/// The state of a column behind `.default(…)`.
public enum HasDefault {}
