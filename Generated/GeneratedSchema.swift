// The build-tool plugin SnapshotSchema adds SchemaVersion.swift to this target at each build.
