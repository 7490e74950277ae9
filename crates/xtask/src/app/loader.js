const files = new Map();

function joined(file) {
    if (!files.has(file)) {
        const coming = WebAssembly.instantiateStreaming(fetch(new URL(file, import.meta.url)), { "first": wasm });
        coming.catch(() => files.delete(file));
        files.set(file, coming);
    }
    return files.get(file);
}

function loads(...names) {
    return async (callback, data) => {
        const outcomes = await Promise.allSettled(names.map(joined));
        const failed = outcomes.find((outcome) => outcome.status === "rejected");
        if (failed) console.error(failed.reason);
        wasm.__indirect_function_table.get(callback)(data, !failed);
    };
}

