// Made from migrations/ by `npm run schema`; not written by hand.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'

/** A jsonb column: its reader parses it with the shape it expects; its writer hands over a text or a value. */
export type Json = ColumnType<unknown, object | string, object | string>
export type JsonWithDefault = ColumnType<unknown, object | string | undefined, object | string>

export type Tables = {
  apiKey: {
    id: string
    name: string
    keyDigest: Buffer
    scopes: string[]
    channel: string | null
    unitId: string
    createdAt: Date
    createdBy: string | null
    revokedAt: Date | null
    expiresAt: Date | null
    lastUsedAt: Date | null
    followsId: string | null
  }
  approval: {
    id: string
    caseId: string
    unitId: string
    kind: string
    proposal: Json
    reason: string
    askedBy: string
    askedAt: Date
    state: string
    decidedBy: string | null
    decidedAt: Date | null
    note: string | null
  }
  assignment: {
    id: string
    unitId: string
    by: string
    at: Date
    reason: string
    undoUntil: Date
    undoneAt: Date | null
  }
  assignmentMove: {
    assignmentId: string
    caseId: string
    fromId: string | null
    toId: string
    wasStage: string
    wasTakenAt: Date | null
    undoneAt: Date | null
  }
  attachment: {
    fileId: string
    unitId: string
    feedbackId: string | null
    caseId: string | null
    position: number
    note: Generated<string>
    at: Date
    by: string | null
    transcriptState: string | null
    transcript: string | null
    transcribedAt: Date | null
    transcribedBy: string | null
    kind: string
  }
  bankTally: {
    weekOn: string
    business: string
    nature: string
    tier: string
    n: number
  }
  boxEmptying: {
    id: string
    unitId: string
    emptiedAt: Date
    emptiedBy: string
    slipCount: number
    note: Generated<string>
    recordedBy: string
    recordedAt: Date
  }
  boxSlip: {
    feedbackId: string
    emptyingId: string
    unitId: string
    nth: number
  }
  cadenceHorizon: {
    commitmentId: string
    through: string
  }
  calendarDay: {
    calendar: string
    day: string
    kind: string
    name: string
    source: string
  }
  calendarYear: {
    calendar: string
    year: number
    status: string
    source: string
  }
  call: {
    id: string
    sourceId: string | null
    externalId: string
    unitId: string
    state: string
    callerPhone: string | null
    callee: string | null
    queue: string | null
    ivr: Generated<string[]>
    agentId: string | null
    transfers: Generated<number>
    beganAt: Date
    answeredAt: Date | null
    endedAt: Date | null
    recording: string | null
    customerId: string | null
    notes: Generated<string>
    toldNotes: Generated<string>
    outcome: string | null
    wrappedUpAt: Date | null
    heardAt: Date
  }
  callCase: {
    callId: string
    caseId: string
    kind: string
    at: Date
    by: string
  }
  callEvent: {
    callId: string
    kind: string
    sequence: number
    unitId: string
    at: Date
    heardAt: Date
    body: Json
  }
  caseEntry: {
    id: string
    caseId: string
    unitId: string
    at: Date
    kind: string
    by: string | null
    text: Generated<string>
    detail: JsonWithDefault
  }
  caseLink: {
    caseId: string
    otherId: string
    kind: string
    at: Date
    by: string
  }
  casePresence: {
    caseId: string
    staffId: string
    doing: string
    seenAt: Generated<Date>
  }
  caseStep: {
    caseId: string
    round: Generated<number>
    stage: string
    unitId: string
    fromAt: Date
    toAt: Date | null
    by: string | null
  }
  clock: {
    id: string
    commitmentId: string
    version: number
    clause: string
    basis: string
    subjectKind: string
    subjectId: string
    caseId: string | null
    period: string | null
    unitId: string
    responsibleId: string | null
    dutyRole: string
    startedAt: Date
    dueAt: Date
    isProvisional: boolean
    state: string
    nextWakeAt: Date | null
    wakeStep: number
    escalationLevel: number
    escalatedTo: string[]
    pausedAt: Date | null
    closedAt: Date | null
    closedBy: string | null
    closedWhy: string | null
    lateAt: Date | null
  }
  clockSegment: {
    clockId: string
    fromAt: Date
    toAt: Date | null
    kind: string
    why: string
    by: string | null
  }
  commitment: {
    id: string
    version: number
    clause: string
    kind: string
    definition: Json
    effectiveAt: Date
    endedAt: Date | null
    origin: Generated<string>
    changeId: string | null
    shipped: Json | null
  }
  commitmentChange: {
    id: string
    commitmentId: string
    baseVersion: number
    proposal: Json
    effectiveAt: Date | null
    reason: string
    askedBy: string
    askedAt: Date
    state: string
    decidedBy: string | null
    decidedAt: Date | null
    note: string | null
  }
  configurationEpoch: {
    one: Generated<boolean>
    value: string
  }
  correction: {
    id: string
    feedbackId: string
    axis: string
    was: string
    becomes: string
    by: string
    at: Date
  }
  counter: {
    id: string
    unitId: string
    name: string
    nameEn: string
    openedAt: Date
    closedAt: Date | null
  }
  counterShift: {
    id: string
    counterId: string
    unitId: string
    staffId: string
    fromAt: Date
    toAt: Date | null
    setBy: string | null
  }
  customer: {
    id: string
    number: string
    name: string
    phone: string | null
    idNumber: string | null
    bornOn: string | null
    tier: string
    products: Generated<string[]>
    unitId: string
    managerId: string | null
    search: Generated<string>
    searchVersion: Generated<number>
  }
  customerGroup: {
    id: string
    unitId: string
    managerId: string
    name: string
    kind: string
    openedAt: Date
    closedAt: Date | null
  }
  customerGroupMember: {
    groupId: string
    customerId: string
    managerId: string
    joinedAt: Date
  }
  customerPreference: {
    customerId: string
    mode: string
    typeSize: number
    readsAloud: boolean
    changedAt: Date
  }
  customerZone: {
    idDigest: Buffer
    customerId: string
    keyId: string
    tokenId: string
    openedAt: Date
    expiresAt: Date
  }
  document: {
    id: string
    kind: string
    format: string
    unitId: string
    staffId: string | null
    week: string | null
    filter: Json | null
    name: string
    state: string
    totalRows: Generated<number>
    doneRows: Generated<number>
    bytes: number | null
    digest: Buffer | null
    failure: string | null
    askedAt: Date
    readyAt: Date | null
    expiresAt: Date | null
  }
  documentPart: {
    documentId: string
    nth: number
    bytes: Buffer
  }
  evaluator: {
    id: string
    unitId: string
    counterId: string
    keyDigest: Buffer
    enrolledAt: Date
    enrolledBy: string | null
    seenAt: Date
    waitingCount: Generated<number>
    waitingSince: Date | null
    silentAt: Date | null
    revokedAt: Date | null
    revokedBy: string | null
  }
  evaluatorEnrolment: {
    codeDigest: Buffer
    unitId: string
    counterId: string
    madeBy: string
    madeAt: Date
    expiresAt: Date
    usedAt: Date | null
  }
  feedback: {
    id: string
    number: string
    channel: string
    unitId: string
    receivedAt: Date
    language: string
    text: string
    textSalt: Buffer
    rating: number | null
    customerId: string | null
    contactName: string | null
    contactPhone: string | null
    business: string
    nature: string
    tier: string
    emotion: string
    intent: string
    isComplaint: boolean
    confidence: number
    understanding: Json
    isCorrected: Generated<boolean>
    caseId: string | null
    incidentId: string | null
    fingerprint: number[]
    watchedAt: Date | null
    source: string
    search: string
  }
  feedbackTally: {
    unitId: string
    weekOn: string
    business: string
    nature: string
    tier: string
    n: number
  }
  feedbackTallyDelta: {
    unitId: string
    weekOn: string
    business: string
    nature: string
    tier: string
    change: number
  }
  file: {
    id: string
    ticketDigest: Buffer | null
    kind: string
    mime: string
    name: string
    bytes: number
    digest: Buffer
    seconds: number | null
    uploadedAt: Date
    uploadedBy: string | null
    claimedAt: Date | null
  }
  handOver: {
    id: string
    caseId: string
    unitId: string
    fromId: string
    toId: string
    reason: string
    askedAt: Date
    state: string
    answeredAt: Date | null
    note: string | null
  }
  idempotency: {
    actor: string
    key: string
    requestDigest: Buffer
    status: number
    reply: string
    at: Date
  }
  incident: {
    id: string
    number: string
    unitId: string
    leadCaseId: string
    business: string
    nature: string
    title: string
    openedAt: Date
    because: Json
    announcedAt: Date | null
    closedAt: Date | null
  }
  ledgerCheckpoint: {
    day: string
    throughId: string
    entries: string
    root: Buffer
    previous: Buffer
    digest: Buffer
    algorithm: string
    signature: Buffer
    publicKey: string
    sealedAt: Date
  }
  ledgerEntry: {
    id: GeneratedAlways<string>
    stream: string
    seq: number
    at: Date
    event: string
    actor: string
    body: string
    digest: Buffer
  }
  ledgerHead: {
    one: Generated<boolean>
    afterId: string
    throughId: string
    entries: string
    root: Buffer
    algorithm: string
    signature: Buffer
    publicKey: string
    markedAt: Date
  }
  lookBack: {
    id: string
    month: string
    unitId: string
    caseId: string
    assignedTo: string | null
    assignedUnitId: string
    why: string
    state: string
    finding: string | null
    doneBy: string | null
    doneAt: Date | null
  }
  lookBackCommitment: {
    month: string
    commitment: Buffer
    secret: Buffer
    committedAt: Date
    revealedAt: Date | null
  }
  lookBackDraw: {
    month: string
    unitId: string
    population: number
    sample: number
    percent: number
    seed: Buffer
    beacon: Buffer
    populationDigest: Buffer
    drawnAt: Date
  }
  lookBackPopulation: {
    month: string
    unitId: string
    caseId: string
  }
  mail: {
    id: string
    staffId: string
    unitId: string
    kind: string
    about: string
    toAddress: string
    subject: string
    text: string
    state: string
    failure: string | null
    attempts: Generated<number>
    queuedAt: Date
    sentAt: Date | null
  }
  message: {
    id: string
    caseId: string | null
    unitId: string
    kind: string
    toPhone: string
    text: string
    state: string
    gateway: string | null
    gatewayId: string | null
    failure: string | null
    attempts: Generated<number>
    queuedAt: Date
    sentAt: Date | null
    deliveredAt: Date | null
    partIds: Generated<string[]>
    deliveredParts: Generated<string[]>
  }
  news: {
    id: GeneratedAlways<string>
    payload: string
  }
  notice: {
    id: string
    staffId: string
    kind: string
    at: Date
    clockId: string | null
    caseId: string | null
    detail: JsonWithDefault
    readAt: Date | null
  }
  orgPlacement: {
    unitId: string
    parentId: string
    fromOn: string
    untilOn: string | null
  }
  orgUnit: {
    id: string
    code: string
    kind: string
    name: string
    nameEn: string
    calendar: Generated<string>
    openedOn: string
    closedOn: string | null
    version: Generated<number>
    successorId: string | null
    settledAt: Date | null
  }
  orgUnitBelow: {
    ancestorId: string
    unitId: string
    depth: number
  }
  orgUnitName: {
    unitId: string
    fromOn: string
    name: string
    nameEn: string
  }
  phoneMessage: {
    id: string
    phone: string
    text: string
    at: Date
  }
  rateLimit: {
    name: string
    key: Buffer
    fullAt: Date
  }
  rating: {
    id: string
    unitId: string
    feedbackId: string
    rating: number
    reasons: Generated<string[]>
    codeId: string | null
    evaluatorId: string | null
    counterId: string | null
    staffId: string | null
    invitedBy: string | null
    ratedAt: Date
    receivedAt: Date
    deviceAt: Date | null
    sequence: number | null
    isMomentSure: Generated<boolean>
  }
  ratingCode: {
    id: string
    unitId: string
    kind: string
    counterId: string | null
    staffId: string | null
    madeAt: Date
    madeBy: string | null
    revokedAt: Date | null
    revokedBy: string | null
    revokedWhy: Generated<string>
  }
  ratingToken: {
    digest: Buffer
    codeId: string
    madeAt: Date
    expiresAt: Date
    usedAt: Date | null
  }
  receptionAppointment: {
    id: string
    dayId: string
    unitId: string
    at: Date
    customerId: string | null
    name: string
    phone: string | null
    topic: Generated<string>
    state: string
    bookedBy: string
    bookedAt: Date
  }
  receptionChange: {
    id: string
    dayId: string
    unitId: string
    kind: string
    wasAt: Date
    becomesAt: Date | null
    reason: string
    at: Date
    by: string
  }
  receptionDay: {
    id: string
    unitId: string
    presidentId: string
    fromAt: Date
    untilAt: Date
    place: string
    theme: Generated<string>
    state: string
    plannedAt: Date
    plannedBy: string
    planMetAt: Date | null
    announcedAt: Date | null
    announcedIn: Generated<string[]>
    openedAt: Date | null
    heldAt: Date | null
    heldBy: string | null
    minutes: Generated<string>
  }
  receptionMatter: {
    caseId: string
    dayId: string
    unitId: string
    appointmentId: string | null
    nth: number
    receivedBy: string
    at: Date
  }
  recoveryCode: {
    staffId: string
    digest: Buffer
    usedAt: Date | null
  }
  regulatorCode: {
    loadId: string
    axis: string
    code: string
    name: string
  }
  regulatorLoad: {
    id: string
    name: string
    source: string
    isExample: boolean
    effectiveOn: string
    loadedAt: Date
    loadedBy: string | null
    digest: Buffer
  }
  regulatorWord: {
    loadId: string
    axis: string
    word: string
    code: string
  }
  sandboxClock: {
    one: Generated<boolean>
    nowAt: Date
  }
  secondFactor: {
    staffId: string
    secret: Buffer
    lastStep: string
    failedCount: Generated<number>
    lockedUntil: Date | null
    enrolledAt: Date
  }
  secondFactorDraft: {
    staffId: string
    secret: Buffer
    expiresAt: Date
  }
  serviceCase: {
    id: string
    number: string
    unitId: string
    seenBy: Generated<string[]>
    customerId: string | null
    contactName: string | null
    contactPhone: string | null
    channel: string
    stage: string
    outcome: string | null
    grade: string
    gradeBecause: Json
    isComplaint: boolean
    isComplex: Generated<boolean>
    business: string
    nature: string
    tier: string
    emotion: string
    title: string
    ownerId: string | null
    subjectUnitId: string | null
    subjectStaffId: string | null
    receivedAt: Date
    takenAt: Date | null
    followedUpAt: Date | null
    rootCause: string | null
    plannedAt: Date | null
    resolvedAt: Date | null
    resolvedBy: string | null
    verifiedAt: Date | null
    closedAt: Date | null
    reopenedCount: Generated<number>
    pausedGround: string | null
    pausedAt: Date | null
    incidentId: string | null
    mergedIntoId: string | null
    answerDigest: Buffer | null
  }
  session: {
    idDigest: Buffer
    staffId: string
    createdAt: Date
    seenAt: Date
    expiresAt: Date
    id: Generated<string>
    way: Generated<string>
    device: Generated<string>
  }
  setting: {
    name: string
    value: string
  }
  signInFlow: {
    idDigest: Buffer
    state: string
    nonce: string
    verifier: string
    toPath: string
    expiresAt: Date
  }
  signInGuard: {
    keyDigest: Buffer
    failedCount: number
    lockedUntil: Date | null
    seenAt: Date
  }
  signInStep: {
    idDigest: Buffer
    staffId: string
    way: string
    device: Generated<string>
    secret: Buffer | null
    expiresAt: Date
  }
  staff: {
    id: string
    login: string
    name: string
    unitId: string
    post: string
    phone: string | null
    personKey: string
    deputyId: string | null
    joinedOn: string
    leftOn: string | null
    email: string | null
    version: Generated<number>
    awayUntilOn: string | null
  }
  staffIdentity: {
    id: string
    staffId: string
    kind: string
    issuer: string
    subject: string
    boundAt: Date
    boundBy: string | null
    endedAt: Date | null
    endedBy: string | null
  }
  staffPassword: {
    staffId: string
    hash: string
    failedCount: Generated<number>
    lockedUntil: Date | null
    changedAt: Date
    oneTimeUntil: Date | null
  }
  staffRole: {
    staffId: string
    role: string
    unitId: string
    fromOn: string
    untilOn: string | null
    givenBy: string | null
    givenAt: Date | null
  }
  textBlock: {
    id: string
    ownerId: string
    unitId: string | null
    title: string
    text: string
    usedCount: Generated<number>
    changedAt: Date
    removedAt: Date | null
  }
  ticket: {
    id: string
    number: string
    caseId: string
    unitId: string
    fromUnitId: string
    state: string
    question: string
    askedBy: string
    openedAt: Date
    claimedBy: string | null
    claimedAt: Date | null
    answer: string | null
    isSolved: boolean | null
    answeredAt: Date | null
    passedCount: Generated<number>
  }
  unmasking: {
    id: string
    staffId: string
    customerId: string | null
    feedbackId: string | null
    field: string
    reason: string
    at: Date
  }
  visit: {
    id: string
    unitId: string
    managerId: string
    customerId: string
    way: string
    place: Generated<string>
    purpose: Generated<string>
    plannedAt: Date
    state: string
    confirmedAt: Date | null
    confirmedBy: string | null
    packed: Generated<string[]>
    startedAt: Date | null
    endedAt: Date | null
    summary: Generated<string>
    madeAt: Date
  }
  visitVoice: {
    feedbackId: string
    managerId: string
    customerId: string
    visitId: string | null
    groupId: string | null
    at: Date
  }
  wechatMessage: {
    id: string
    unitId: string
    senderDigest: Buffer
    kind: string
    reply: string
    number: string | null
    caseId: string | null
    feedbackId: string | null
    mediaId: string | null
    mediaState: string | null
    at: Date
  }
  weeklyAnalysis: {
    week: string
    unitId: string
    madeAt: Date
    body: Json
    digest: Buffer | null
  }
}
