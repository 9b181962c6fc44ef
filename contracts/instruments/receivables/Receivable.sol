// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {CalendarId} from "../../types/CalendarId.sol";
import {Fingerprint} from "../../types/Fingerprint.sol";
import {OrgId} from "../../types/OrgId.sol";
import {ReceivableId} from "../../types/ReceivableId.sol";

/// @notice A debt from a delivery or service, as its creditor registers and its obligor confirms it.
struct Receivable {
    OrgId creditor;
    /// @dev Account of the creditor that gets the units.
    address holder;
    OrgId obligor;
    /// @dev Who answers for the obligor; nobody where zero.
    OrgId guarantor;
    /// @dev In minor units of the cash, and as many units of the instrument.
    uint256 face;
    /// @dev What it is paid in.
    IERC20 cash;
    /// @dev Whose banking days count.
    CalendarId calendar;
    /// @dev Day on which it is due, numbered from 1970-01-01, local. Paid on this day, or on the next banking day.
    uint32 dueDay;
    /// @dev Days after the payment day for which no late interest is asked.
    uint8 graceDays;
    /// @dev Late interest a year, simple, on 360 days, in basis points.
    uint16 lateRate;
    /// @dev Root of the salted document: invoice, order, delivery note.
    bytes32 documents;
    /// @dev Keyed digests that identify the invoice: see Fingerprints.
    Fingerprint[] keys;
    bytes32 salt;
}

bytes32 constant RECEIVABLE_TYPEHASH = keccak256(
    "Receivable(uint32 creditor,address holder,uint32 obligor,uint32 guarantor,uint256 face,address cash,bytes32 calendar,uint32 dueDay,uint8 graceDays,uint16 lateRate,bytes32 documents,bytes32[] keys,bytes32 salt)"
);

/// @return Its EIP-712 struct hash.
function receivableIdOf(Receivable calldata receivable) pure returns (ReceivableId) {
    bytes memory head = abi.encode(
        RECEIVABLE_TYPEHASH,
        receivable.creditor,
        receivable.holder,
        receivable.obligor,
        receivable.guarantor,
        receivable.face,
        receivable.cash
    );
    bytes memory tail = abi.encode(
        receivable.calendar,
        receivable.dueDay,
        receivable.graceDays,
        receivable.lateRate,
        receivable.documents,
        keccak256(abi.encodePacked(receivable.keys)),
        receivable.salt
    );
    return ReceivableId.wrap(keccak256(bytes.concat(head, tail)));
}
