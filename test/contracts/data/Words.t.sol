// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccessRecord, AccessState} from "../../../contracts/data/Access.sol";
import {AccessWord, pack as packAccess} from "../../../contracts/data/AccessWord.sol";
import {AgreementWord, pack} from "../../../contracts/data/AgreementWord.sol";
import {Agreement, AgreementState} from "../../../contracts/data/INegotiations.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {Test} from "../utils/Test.sol";

/// @notice What is packed is what was put in, and a change changes nothing else.
contract DataWordsTest is Test {
    function testFuzz_Agreement(uint8 state, uint32 provider, uint32 consumer, uint40 end, uint32 maxUses) public pure {
        AgreementState s = AgreementState(state % 12);
        AgreementWord word = pack(s, OrgId.wrap(provider), OrgId.wrap(consumer), end, maxUses);
        Agreement memory wanted = Agreement(s, OrgId.wrap(provider), OrgId.wrap(consumer), end, maxUses, 0, 0, 0);
        vm.assertEq(abi.encode(word.unpack()), abi.encode(wanted), "packed");
    }

    function testFuzz_AgreementUsed(
        uint32 maxUses,
        uint32 window,
        uint32 windowUses,
        uint8 times,
        uint8 state
    ) public pure {
        AgreementWord word = pack(AgreementState.Active, OrgId.wrap(1), OrgId.wrap(2), type(uint40).max, maxUses);
        Agreement memory wanted = word.unpack();
        for (uint256 i = 0; i < times; i++) word = word.withUse(~window, ~windowUses);
        word = word.withUse(window, windowUses).withState(AgreementState(state % 12));
        (wanted.uses, wanted.window, wanted.windowUses) = (uint32(times) + 1, window, windowUses);
        wanted.state = AgreementState(state % 12);
        vm.assertEq(abi.encode(word.unpack()), abi.encode(wanted), "used");
    }

    function testFuzz_Access(uint8 state, bool paid, uint40 since, bytes32 hash, uint8 next, uint40 later) public pure {
        (AccessState s, AccessState n) = (AccessState(state % 6), AccessState(next % 6));
        AccessWord word = packAccess(s, paid, since, hash);
        AccessRecord memory wanted = AccessRecord(s, paid, since, bytes25(hash));
        vm.assertEq(abi.encode(word.unpack()), abi.encode(wanted), "packed");
        (wanted.state, wanted.since) = (n, later);
        vm.assertEq(abi.encode(word.withState(n, later).unpack()), abi.encode(wanted), "moved");
    }
}
