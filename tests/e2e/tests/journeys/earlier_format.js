// Puts the store back into the shape of format 0: no marks of format, nothing set aside, and batches
// without the device and the hash beside their bytes.
const told = arguments[arguments.length - 1];
const NAME = "good-business";

// A page of the app that was left may still be asleep: the request waits until the browser has given it up.
const asPromise = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const allOf = async (store) => {
  const [keys, values] = [store.getAllKeys(), store.getAll()];
  return [await asPromise(keys), await asPromise(values)];
};

(async () => {
  const now = await asPromise(indexedDB.open(NAME));
  const devices = await allOf(now.transaction("devices").objectStore("devices"));
  const vaults = await allOf(now.transaction("vaults").objectStore("vaults"));
  const batches = await allOf(now.transaction("batches").objectStore("batches"));
  now.close();
  await asPromise(indexedDB.deleteDatabase(NAME));

  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => {
    const earlier = request.result;
    earlier.createObjectStore("devices");
    earlier.createObjectStore("vaults", { keyPath: "id" });
    const store = earlier.createObjectStore("batches", { keyPath: "number", autoIncrement: true });
    store.createIndex("by_vault", "vault");
  };
  const earlier = await asPromise(request);
  const writing = earlier.transaction(["devices", "vaults", "batches"], "readwrite");
  devices[0].forEach((key, place) => writing.objectStore("devices").put(devices[1][place], key));
  vaults[1].forEach((vault) => writing.objectStore("vaults").put(vault));
  batches[1].forEach(({ device, hash, ...batch }) => writing.objectStore("batches").put(batch));
  await new Promise((resolve, reject) => {
    writing.oncomplete = resolve;
    writing.onabort = () => reject(writing.error);
  });
  earlier.close();
  if (batches[1].length === 0) throw new Error("there was nothing to put back");
  return "done";
})().then(told, (error) => told(String(error)));
