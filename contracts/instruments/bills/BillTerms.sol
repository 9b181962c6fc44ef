// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ICash} from "../../settlement/ICash.sol";
import {BillId} from "../../types/BillId.sol";
import {CalendarId} from "../../types/CalendarId.sol";
import {Fingerprint} from "../../types/Fingerprint.sol";
import {OrgId} from "../../types/OrgId.sol";

/// @notice Everything that is written on a bill when it is drawn.
struct BillTerms {
    OrgId drawer;
    /// @dev Who is asked to accept it: a bank, or a core enterprise.
    OrgId acceptor;
    OrgId payee;
    /// @dev Account of the payee that gets the accepted bill.
    address payeeAccount;
    /// @dev In minor units of the cash. Each is a bill of its own, so that any part is one.
    uint64 amount;
    ICash cash;
    /// @dev The day on which it is drawn, numbered from 1970-01-01, local.
    uint32 issued;
    /// @dev After the day of issue, six months at most.
    uint32 maturity;
    /// @dev Banking days after that of presentation in which the acceptor answers.
    uint8 answerDays;
    /// @dev Interest on what is not paid, in basis points of a year of 360 days.
    uint16 lateRate;
    /// @dev No part is smaller; zero for none.
    uint32 least;
    /// @dev The drawer wrote that it is not transferable.
    bool notTransferable;
    /// @dev Whose banking days count.
    CalendarId calendar;
    bytes32 number;
    /// @dev Root of the salted documents of the trade that it pays.
    bytes32 background;
    /// @dev Blocking keys of those documents, at least one: one trade, one bill.
    Fingerprint[] keys;
}

bytes32 constant BILL_TYPEHASH = keccak256(
    "Bill(uint32 drawer,uint32 acceptor,uint32 payee,address payeeAccount,uint64 amount,address cash,uint32 issued,uint32 maturity,uint8 answerDays,uint16 lateRate,uint32 least,bool notTransferable,bytes32 calendar,bytes32 number,bytes32 background,bytes32[] keys)"
);

/// @return Its EIP-712 struct hash.
function billIdOf(BillTerms calldata t) pure returns (BillId) {
    bytes memory parties = abi.encode(BILL_TYPEHASH, t.drawer, t.acceptor, t.payee, t.payeeAccount, t.amount, t.cash);
    bytes memory days_ = abi.encode(t.issued, t.maturity, t.answerDays, t.lateRate, t.least, t.notTransferable);
    bytes32 keys = keccak256(abi.encodePacked(t.keys));
    return BillId.wrap(keccak256(bytes.concat(parties, days_, abi.encode(t.calendar, t.number, t.background, keys))));
}
