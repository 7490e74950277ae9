//! What a sealed batch looks like from outside: envelope, signature, limits and error codes.
