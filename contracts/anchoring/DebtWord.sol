// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Debt, ReceivableState} from "../instruments/receivables/Debt.sol";
import {OrgId} from "../types/OrgId.sol";

/// @notice A `Debt` as the compiler packs it into its slot, from the low end:
///
///     | utcOffset 24 | time 40 | lateRate 16 | graceDays 8 | paymentDay 32 | guarantor 32 | obligor 32 | creditor 32 | subrogated 8 | financed 8 |
///     | guaranteed 8 | consented 8 | state 8 |
///
/// Receivables keeps the struct itself. A test compares both on what it keeps.
type DebtWord is uint256;

using {unpack} for DebtWord global;

function unpack(DebtWord word) pure returns (Debt memory) {
    uint256 raw = DebtWord.unwrap(word);
    // Each cast takes its field's own bits.
    return
        Debt({
            state: ReceivableState(uint8(raw)),
            consented: uint8(raw >> 8) != 0,
            guaranteed: uint8(raw >> 16) != 0,
            financed: uint8(raw >> 24) != 0,
            subrogated: uint8(raw >> 32) != 0,
            creditor: OrgId.wrap(uint32(raw >> 40)),
            obligor: OrgId.wrap(uint32(raw >> 72)),
            guarantor: OrgId.wrap(uint32(raw >> 104)),
            paymentDay: uint32(raw >> 136),
            graceDays: uint8(raw >> 168),
            lateRate: uint16(raw >> 176),
            time: uint40(raw >> 192),
            utcOffset: int24(uint24(raw >> 232))
        });
}
