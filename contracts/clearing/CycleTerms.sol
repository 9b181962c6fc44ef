// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {PairCap} from "./PairCap.sol";
import {ICash} from "../settlement/ICash.sol";
import {OrgId} from "../types/OrgId.sol";

/// @notice A bank in a cycle, and what it risks there.
struct CycleMember {
    OrgId bank;
    /// @dev The bank's account that is paid.
    address account;
    /// @dev Most that the bank may owe in the cycle, all its obligations netted.
    uint128 netDebitCap;
    /// @dev What the bank puts aside for its own default.
    uint128 collateral;
    /// @dev What the bank puts aside for the default of any member: most that it loses by another's.
    uint128 fund;
}

/// @notice What all members of a cycle agree to, each by its signatures.
struct CycleTerms {
    /// @dev Who opens the cycle and brings the obligations together. It has no power over them.
    OrgId operator;
    /// @dev The money in which everything is owed and paid.
    ICash cash;
    /// @dev The operator's own number: two cycles with otherwise equal terms differ by it.
    uint64 number;
    /// @dev Last second in which obligations are confirmed.
    uint48 closesAt;
    /// @dev Last second in which the cycle is netted, and net debtors pay.
    uint48 fundedBy;
    /// @dev Seconds that net debtors have at least, from when they know what is due: after netting, and after a member defaulted.
    uint32 topUp;
    /// @dev In ascending order of banks; an obligation names a bank by its index here.
    CycleMember[] members;
    /// @dev In ascending order of pairs. A pair that is not listed has no cap of its own.
    PairCap[] pairCaps;
}

bytes32 constant CYCLE_MEMBER_TYPEHASH = keccak256(
    "Member(uint32 bank,address account,uint128 netDebitCap,uint128 collateral,uint128 fund)"
);
bytes32 constant CYCLE_TYPEHASH = keccak256(
    "Cycle(uint32 operator,address cash,uint64 number,uint48 closesAt,uint48 fundedBy,uint32 topUp,Member[] members,uint256[] pairCaps)Member(uint32 bank,address account,uint128 netDebitCap,uint128 collateral,uint128 fund)"
);
bytes32 constant PARTICIPATION_TYPEHASH = keccak256(
    "Participation(Cycle cycle,uint32 bank)Cycle(uint32 operator,address cash,uint64 number,uint48 closesAt,uint48 fundedBy,uint32 topUp,Member[] members,uint256[] pairCaps)Member(uint32 bank,address account,uint128 netDebitCap,uint128 collateral,uint128 fund)"
);
bytes32 constant CONFIRMATION_TYPEHASH = keccak256("Confirmation(bytes32 cycle,uint32 bank,bytes32 list)");

/// @return The EIP-712 hash of the terms.
function hashCycle(CycleTerms calldata terms) pure returns (bytes32) {
    bytes32[] memory hashes = new bytes32[](terms.members.length);
    for (uint256 i = 0; i < hashes.length; i++) {
        hashes[i] = keccak256(abi.encode(CYCLE_MEMBER_TYPEHASH, terms.members[i]));
    }
    return
        keccak256(
            abi.encode(
                CYCLE_TYPEHASH,
                terms.operator,
                terms.cash,
                terms.number,
                terms.closesAt,
                terms.fundedBy,
                terms.topUp,
                keccak256(abi.encodePacked(hashes)),
                keccak256(abi.encodePacked(terms.pairCaps))
            )
        );
}

/// @param cycle The hash of the terms.
function hashParticipation(bytes32 cycle, OrgId bank) pure returns (bytes32) {
    return keccak256(abi.encode(PARTICIPATION_TYPEHASH, cycle, bank));
}

/// @param cycle The cycle's id.
function hashConfirmation(bytes32 cycle, OrgId bank, bytes32 list) pure returns (bytes32) {
    return keccak256(abi.encode(CONFIRMATION_TYPEHASH, cycle, bank, list));
}
