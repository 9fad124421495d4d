// All that asks other machines: a bundle of its own, loaded when a user first asks for something from there.
export { fileCache } from "./client/cache.ts";
export { type Client, createClient } from "./client/client.ts";
export { systemClock } from "./client/clock.ts";
export { faultSentence, faultText, OnlineFault } from "./client/fault.ts";
export { fetchHttp } from "./client/fetchHttp.ts";
export { ownPace } from "./client/pace.ts";
export { isServerAddress, servers } from "./client/servers.ts";
export { canLookUp, lookUp } from "./lookUp.ts";
export { lookUpAll } from "./lookUpAll.ts";
export { editsOf } from "./refresh/compare.ts";
export { refreshAll } from "./refresh/refreshAll.ts";
export { searchTitles } from "./searchTitles.ts";
export { earlierTitles, verifyAll } from "./verify/verifyAll.ts";
export { marksOf } from "./zotero/annotations.ts";
export { copyCollection, copyEnding, stampIn, stampOf } from "./zotero/collectionCopy.ts";
export { chosenInZotero, hasBetterBibtex, itemsOf, recordOfItem, selectAddress } from "./zotero/items.ts";
export { isZoteroPath, listPlaces } from "./zotero/places.ts";
export { createZotero } from "./zotero/zotero.ts";
