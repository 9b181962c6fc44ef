// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Agreement, AgreementState} from "../data/INegotiations.sol";
import {Record, Status} from "../evidence/IAttestations.sol";
import {Debt, ReceivableState} from "../instruments/receivables/Debt.sol";

/// @notice What a word of the other chain says of a fact: whether it holds, and how long without anybody's act.
struct FactTerm {
    /// @dev An AgreementState, a Status or a ReceivableState.
    uint8 state;
    bool holds;
    /// @dev Last second to which it holds; `NO_END` where it has no end.
    uint48 until;
}

uint48 constant NO_END = type(uint48).max;

function termOfAgreement(Agreement memory agreement) pure returns (FactTerm memory) {
    return FactTerm(uint8(agreement.state), agreement.state == AgreementState.Active, agreement.end);
}

/// @dev A leaf of a batch has no record of its own, but where somebody ended it.
function termOfStatement(Record memory record) pure returns (FactTerm memory) {
    bool stands = record.attestedAt != 0 && (record.status == Status.Live || record.status == Status.Permanent);
    return FactTerm(uint8(record.status), stands, record.until == 0 ? NO_END : record.until);
}

/// @dev As Receivables judges it: the obligor is late after the local day on which payment and grace end.
function termOfDebt(Debt memory debt) pure returns (FactTerm memory) {
    uint256 daysInTime = uint256(debt.paymentDay) + debt.graceDays + 1;
    // Days have 33 bits, and the offset is less than a day; no obligation is due on the first day of 1970.
    int256 end = int256(daysInTime * 1 days) - debt.utcOffset - 1;
    uint256 until = end < 0 ? 0 : uint256(end);
    // A day that a uint32 has may have seconds that a uint48 has not.
    if (until > NO_END) until = NO_END;
    return FactTerm(uint8(debt.state), debt.state == ReceivableState.Confirmed, uint48(until));
}
