// The translation unit that precompiled headers belong to.
