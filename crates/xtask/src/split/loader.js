// Further files of the program, by name, from the moment one is asked for. One that failed is forgotten.
const files = new Map();

// A file adds its functions and its data to the first one's table and memory; nothing in it runs by itself,
// so it does not matter which comes first.
function joined(file) {
    if (!files.has(file)) {
        const coming = WebAssembly.instantiateStreaming(fetch(new URL(file, import.meta.url)), { "first": wasm });
        coming.catch(() => files.delete(file));
        files.set(file, coming);
    }
    return files.get(file);
}

// The program's function that fetches these files: it calls back into the program when all are here, or one is not.
function loads(...names) {
    return async (callback, data) => {
        const outcomes = await Promise.allSettled(names.map(joined));
        const failed = outcomes.find((outcome) => outcome.status === "rejected");
        if (failed) console.error(failed.reason);
        wasm.__indirect_function_table.get(callback)(data, !failed);
    };
}

