#ifndef CAIRN_SHA256_H
#define CAIRN_SHA256_H

#include <stddef.h>
#include <stdint.h>

/// The SHA-256 digest (FIPS 180-4) of `length` bytes.
void cairn_sha256(const uint8_t *bytes, size_t length, uint8_t digest[32]);

#endif
