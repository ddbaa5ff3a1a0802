import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from "idb";

const NAME = "hingeback-device-";
export const deviceDatabaseOf = (person: string): string => NAME + person;
export const isDeviceStore = (database: string): boolean => database.startsWith(NAME);

interface Schema extends DBSchema {
  kept: { key: string; value: unknown };
}

/** What this device knows of one person beside the outbox: ids, codes and numbers, each under its name. */
export class DeviceStore {
  readonly #person: string;
  #open: Promise<IDBPDatabase<Schema>> | undefined;

  constructor(person: string) {
    this.#person = person;
  }

  async get<T>(name: string): Promise<T | undefined> {
    return (await (await this.#db()).get("kept", name)) as T | undefined;
  }

  /** Resolved once it is written to disk. */
  async put(name: string, value: unknown): Promise<void> {
    const writing = (await this.#db()).transaction("kept", "readwrite", { durability: "strict" });
    await writing.store.put(value, name);
    await writing.done;
  }

  /** Read and written in one transaction, so that two tabs lose nothing of each other's. Undefined: it goes. */
  async update<T>(name: string, change: (kept: T | undefined) => T | undefined): Promise<void> {
    const writing = (await this.#db()).transaction("kept", "readwrite", { durability: "strict" });
    const changed = change((await writing.store.get(name)) as T | undefined);
    await (changed === undefined ? writing.store.delete(name) : writing.store.put(changed, name));
    await writing.done;
  }

  async delete(name: string): Promise<void> {
    await (await this.#db()).delete("kept", name);
  }

  async wipe(): Promise<void> {
    await (await this.#db()).clear("kept");
    await this.close();
    await Promise.race([deleteDB(deviceDatabaseOf(this.#person)), new Promise((over) => setTimeout(over, 500))]);
  }

  async close(): Promise<void> {
    (await this.#open)?.close();
    this.#open = undefined;
  }

  #db(): Promise<IDBPDatabase<Schema>> {
    this.#open ??= openDB<Schema>(deviceDatabaseOf(this.#person), 1, {
      upgrade: (db) => void db.createObjectStore("kept"),
      blocking: () => void this.close(),
      terminated: () => (this.#open = undefined),
    });
    return this.#open;
  }
}
