// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Clearing} from "../../../contracts/clearing/Clearing.sol";
import {CycleMember, CycleTerms} from "../../../contracts/clearing/CycleTerms.sol";
import {ObligationWord} from "../../../contracts/clearing/ObligationWord.sol";
import {PairCap} from "../../../contracts/clearing/PairCap.sol";
import {DualApproval} from "../../../contracts/members/DualApproval.sol";
import {Cash} from "../../../contracts/settlement/Cash.sol";
import {ICash} from "../../../contracts/settlement/ICash.sol";
import {CycleId} from "../../../contracts/types/CycleId.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {Test} from "../utils/Test.sol";
import {ClearingModel} from "./ClearingModel.sol";

/// @notice The terms of a cycle, the lists of its banks, and how they sign them. Digests follow the text of EIP-712.
abstract contract ClearingSigned is Test {
    uint256 internal constant BANKS = 4;
    bytes32 private constant DOMAIN_TYPE = keccak256(
        "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
    );
    bytes32 private constant MEMBER_TYPE = keccak256(
        "Member(uint32 bank,address account,uint128 netDebitCap,uint128 collateral,uint128 fund)"
    );
    bytes32 internal constant JOIN_TYPE = keccak256(
        "Participation(Cycle cycle,uint32 bank)Cycle(uint32 operator,address cash,uint64 number,uint48 closesAt,uint48 fundedBy,uint32 topUp,Member[] members,uint256[] pairCaps)Member(uint32 bank,address account,uint128 netDebitCap,uint128 collateral,uint128 fund)"
    );
    bytes32 private constant CYCLE_TYPE = keccak256(
        "Cycle(uint32 operator,address cash,uint64 number,uint48 closesAt,uint48 fundedBy,uint32 topUp,Member[] members,uint256[] pairCaps)Member(uint32 bank,address account,uint128 netDebitCap,uint128 collateral,uint128 fund)"
    );

    ClearingModel public immutable MODEL;
    Clearing internal immutable CLEARING;
    Cash internal immutable CASH;

    OrgId[BANKS] public orgs;
    address[BANKS] public makers;
    uint256[BANKS] private _makerKeys;
    uint256[BANKS] private _checkerKeys;

    CycleTerms internal _terms;
    CycleId public cycle;
    ObligationWord[] internal _words;
    bytes32[BANKS] internal _lists;
    uint64 private _number;

    constructor(
        ClearingModel model,
        Clearing clearing,
        Cash cash,
        OrgId[BANKS] memory orgs_,
        uint256[BANKS] memory makerKeys,
        uint256[BANKS] memory checkerKeys
    ) {
        (MODEL, CLEARING, CASH) = (model, clearing, cash);
        (orgs, _makerKeys, _checkerKeys) = (orgs_, makerKeys, checkerKeys);
        for (uint256 i = 0; i < BANKS; i++) makers[i] = vm.addr(makerKeys[i]);
    }

    function _writeTerms() internal {
        delete _terms.members;
        delete _terms.pairCaps;
        (_terms.operator, _terms.cash, _terms.number) = (orgs[0], ICash(address(CASH)), ++_number);
        (_terms.closesAt, _terms.fundedBy) = (uint48(block.timestamp + 1 hours), uint48(block.timestamp + 2 hours));
        _terms.topUp = 30 minutes;
        uint128 cap = uint128(MODEL.CAP());
        (uint128 collateral, uint128 share) = (uint128(MODEL.COLLATERAL()), uint128(MODEL.SHARE()));
        for (uint256 i = 0; i < BANKS; i++) {
            _terms.members.push(CycleMember(orgs[i], makers[i], cap, collateral, share));
        }
        uint256 lets = MODEL.PAIR_CAP();
        _terms.pairCaps.push(PairCap.wrap((1 << 240) | (lets << 120) | lets));
    }

    function _hash() internal view returns (bytes32) {
        bytes memory members;
        for (uint256 i = 0; i < BANKS; i++) {
            members = bytes.concat(members, keccak256(abi.encode(MEMBER_TYPE, _terms.members[i])));
        }
        bytes32 caps = keccak256(abi.encode(_terms.pairCaps[0]));
        bytes memory head = abi.encode(CYCLE_TYPE, _terms.operator, _terms.cash, _terms.number, _terms.closesAt);
        return keccak256(bytes.concat(head, abi.encode(_terms.fundedBy, _terms.topUp, keccak256(members), caps)));
    }

    function _append(uint256 bank, ObligationWord word) internal view returns (bytes32) {
        return keccak256(abi.encode(_lists[bank], word));
    }

    function _listOf(uint256 bank) internal view returns (ObligationWord[] memory list) {
        list = new ObligationWord[](_words.length);
        uint256 count = 0;
        for (uint256 i = 0; i < _words.length; i++) {
            uint256 word = ObligationWord.unwrap(_words[i]);
            if (uint8(word >> 8) == bank || uint8(word) == bank) list[count++] = _words[i];
        }
        assembly ("memory-safe") {
            mstore(list, count)
        }
    }

    function _signed(uint256 bank, bytes32 content) internal view returns (DualApproval memory) {
        bytes32 domain = keccak256(
            abi.encode(DOMAIN_TYPE, keccak256("Tallystick Clearing"), keccak256("1"), block.chainid, CLEARING)
        );
        bytes32 digest = keccak256(abi.encodePacked(hex"1901", domain, content));
        return DualApproval(_sign(_makerKeys[bank], digest), _sign(_checkerKeys[bank], digest));
    }

    function _sign(uint256 key, bytes32 digest) private pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        return abi.encodePacked(r, s, v);
    }
}
