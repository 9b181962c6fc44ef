// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {
    FactTerm,
    NO_END,
    termOfAgreement,
    termOfDebt,
    termOfStatement
} from "../../../contracts/anchoring/FactTerm.sol";
import {Agreement, AgreementState} from "../../../contracts/data/INegotiations.sol";
import {Record, Status} from "../../../contracts/evidence/IAttestations.sol";
import {Debt, ReceivableState} from "../../../contracts/instruments/receivables/Debt.sol";
import {Debts} from "../../../contracts/instruments/receivables/Debts.sol";
import {Test} from "../utils/Test.sol";

/// @notice A fact holds exactly while the contract of the other chain would say so by the same word.
contract FactTermTest is Test {
    Debt private _debt;

    function testFuzz_AnAgreementHoldsWhileActive(uint8 state, uint40 end) public pure {
        Agreement memory agreement;
        (agreement.state, agreement.end) = (AgreementState(state % 10), end);
        FactTerm memory term = termOfAgreement(agreement);
        vm.assertEq(term.state, uint8(agreement.state), "state");
        vm.assertEq(term.holds, agreement.state == AgreementState.Active, "holds");
        vm.assertEq(term.until, agreement.end, "to its end");
    }

    function testFuzz_AStatementHoldsWhileItStands(uint8 status, bool singly, bool endless, uint48 until) public pure {
        Record memory record;
        (record.status, record.attestedAt, record.until) = (Status(status % 5), singly ? 1 : 0, endless ? 0 : until);
        FactTerm memory term = termOfStatement(record);
        bool stands = record.status == Status.Live || record.status == Status.Permanent;
        vm.assertEq(term.state, uint8(record.status), "state");
        vm.assertEq(term.holds, stands && record.attestedAt != 0, "holds");
        vm.assertEq(term.until, record.until == 0 ? NO_END : record.until, "to its end, if it has one");
    }

    /// @dev At any second, by the code by which Receivables says that an obligor is late.
    function testFuzz_AReceivableHoldsWhileTheObligorIsNotLate(
        uint32 paymentDay,
        uint8 graceDays,
        int24 utcOffset,
        uint48 time
    ) public {
        _debt.state = ReceivableState.Confirmed;
        (_debt.paymentDay, _debt.graceDays) = (paymentDay, graceDays);
        _debt.utcOffset = utcOffset % 14 hours;
        FactTerm memory term = termOfDebt(_debt);
        vm.assertTrue(term.holds, "holds");
        uint256[4] memory times = [uint256(time), term.until, uint256(term.until) + 1, uint256(term.until) + 1 days];
        for (uint256 i = 0; i < times.length; i++) {
            // Not before 1970 by the local clock, nor after the last second that a block's time has here.
            if (times[i] < 1 days || times[i] > type(uint48).max) continue;
            vm.warp(times[i]);
            vm.assertEq(times[i] <= term.until, !Debts.isLate(_debt), "late");
        }
    }

    function testFuzz_AReceivableHoldsInOneState(uint8 state) public {
        _debt.state = ReceivableState(state % 9);
        FactTerm memory term = termOfDebt(_debt);
        vm.assertEq(term.state, state % 9, "state");
        vm.assertEq(term.holds, _debt.state == ReceivableState.Confirmed, "holds");
    }

    /// @dev The last day that a uint32 has is later than the last second that a uint48 has.
    function test_AReceivableOfTheLastDayHasNoEnd() public {
        _debt.state = ReceivableState.Confirmed;
        (_debt.paymentDay, _debt.graceDays) = (type(uint32).max, type(uint8).max);
        vm.assertEq(termOfDebt(_debt).until, NO_END, "no end");
    }
}
